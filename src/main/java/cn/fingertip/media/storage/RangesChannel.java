package cn.fingertip.media.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/** Reads an object that can be asked for stretch by stretch, some frames ahead; one stretch is in memory at a time. */
final class RangesChannel extends ReadChannel {
    interface Ranges {
        /** @return the bytes from {@code from} up to, without, {@code to} */
        byte[] read(long from, long to) throws IOException;
    }

    private static final int AHEAD = 256 * 1024;

    private final long size;
    private final Ranges ranges;
    private byte[] stretch = new byte[0];
    private long stretchFrom;
    private boolean open = true;

    RangesChannel(long size, Ranges ranges) {
        this.size = size;
        this.ranges = ranges;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        if (position < stretchFrom || position >= stretchFrom + stretch.length) {
            stretch = ranges.read(position, Math.min(size, position + AHEAD));
            stretchFrom = position;
            if (stretch.length == 0) {
                throw new IOException("the object store gave nothing of what it has");
            }
        }
        int at = (int) (position - stretchFrom);
        int taken = Math.min(into.remaining(), stretch.length - at);
        into.put(stretch, at, taken);
        position += taken;
        return taken;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        stretch = new byte[0];
    }
}
