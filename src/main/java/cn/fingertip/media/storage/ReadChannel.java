package cn.fingertip.media.storage;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** The place from which the next byte is read, in something that is only ever read. */
public abstract class ReadChannel implements SeekableByteChannel {
    /** Bytes from the beginning. */
    protected long position;

    @Override
    public final long position() {
        return position;
    }

    @Override
    public final SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("a place before the beginning");
        }
        position = newPosition;
        return this;
    }

    @Override
    public final int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public final SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }
}
