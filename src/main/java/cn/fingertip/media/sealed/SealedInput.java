package cn.fingertip.media.sealed;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.TamperedException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link SealedOutput} wrote, and gives no byte of a frame before it has been verified. */
public final class SealedInput extends InputStream {
    private static final int SHORTEST = 12 + 16;

    private final DataInputStream in;
    private final DataKey key;
    private final String object;
    private byte[] plain = new byte[0];
    private int at;
    private long offset;
    private boolean last;

    /** @param object the storage key of what is read */
    public SealedInput(InputStream in, DataKey key, String object) {
        this.in = new DataInputStream(in);
        this.key = key;
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        return more() ? plain[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int taken = Math.min(length, plain.length - at);
        System.arraycopy(plain, at, into, from, taken);
        at += taken;
        return taken;
    }

    private boolean more() throws IOException {
        while (at == plain.length) {
            if (last) {
                return false;
            }
            next();
        }
        return true;
    }

    private void next() throws IOException {
        try {
            int head = in.readInt();
            last = (head & SealedOutput.LAST) != 0;
            int length = head & ~SealedOutput.LAST;
            if (length < SHORTEST || length > SHORTEST + SealedOutput.FRAME) {
                throw new BrokenFileException("a frame of impossible length", null);
            }
            byte[] frame = new byte[length];
            in.readFully(frame);
            offset += plain.length;
            at = 0;
            plain = key.open(frame, SealedOutput.bound(object, offset, last));
        } catch (EOFException e) {
            throw new BrokenFileException("cut off", e);
        } catch (TamperedException e) {
            throw new BrokenFileException("altered", e);
        }
        if (last && in.read() >= 0) {
            throw new BrokenFileException("something follows the last frame", null);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
