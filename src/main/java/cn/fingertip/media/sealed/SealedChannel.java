package cn.fingertip.media.sealed;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.media.storage.ReadChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads what {@link SealedOutput} wrote from any place on. All frames but the last are equally long, so that the one
 * with a given byte is found by reckoning; one frame is open at a time, and nothing is ever kept in the open.
 */
final class SealedChannel extends ReadChannel {
    private static final int AROUND = 12 + 16;
    private static final int WHOLE = 4 + AROUND + SealedOutput.FRAME;

    private final SeekableByteChannel file;
    private final long begin;
    private final DataKey key;
    private final String object;
    private final long frames;
    private final long size;
    private final ByteBuffer sealed = ByteBuffer.allocate(WHOLE);
    private byte[] plain = new byte[0];
    private long opened = -1;

    /**
     * @param file closed with this
     * @param begin where the first frame stands in it
     * @param object the storage key of what is read
     */
    SealedChannel(SeekableByteChannel file, long begin, DataKey key, String object) throws IOException {
        this.file = file;
        this.begin = begin;
        this.key = key;
        this.object = object;
        long length = file.size() - begin;
        this.frames = (length + WHOLE - 1) / WHOLE;
        this.size = length - frames * (4 + AROUND);
        if (frames == 0 || length - (frames - 1) * WHOLE < 4 + AROUND) {
            throw new BrokenFileException("cut off", null);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (position >= size) {
            return -1;
        }
        long frame = position / SealedOutput.FRAME;
        if (frame != opened) {
            open(frame);
        }
        int at = (int) (position - frame * SealedOutput.FRAME);
        int taken = Math.min(into.remaining(), plain.length - at);
        into.put(plain, at, taken);
        position += taken;
        return taken;
    }

    private void open(long frame) throws IOException {
        boolean last = frame == frames - 1;
        sealed.clear();
        file.position(begin + frame * WHOLE);
        while (sealed.hasRemaining() && file.read(sealed) >= 0) {
            // one read may give less
        }
        sealed.flip();
        int length = sealed.remaining() < 4 ? -1 : sealed.getInt();
        if (length != (last ? sealed.remaining() | SealedOutput.LAST : sealed.remaining())) {
            throw new BrokenFileException("a frame of impossible length", null);
        }
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        try {
            plain = key.open(bytes, SealedOutput.bound(object, frame * SealedOutput.FRAME, last));
            opened = frame;
        } catch (TamperedException e) {
            throw new BrokenFileException("altered", e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
