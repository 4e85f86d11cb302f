package cn.fingertip.media.sealed;

import cn.fingertip.crypto.DataKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Seals a stream frame by frame, so that a file of any size passes through one buffer. A frame is its length (4 bytes,
 * the top bit set on the last one), then nonce (12), ciphertext (at most 64 KiB) and tag (16). Each is bound to the
 * object, the place of its first plain byte and whether it is the last: frames that were altered, swapped, moved to
 * another file or cut off do not open.
 */
public final class SealedOutput extends OutputStream {
    /** Plain bytes of every frame but the last. */
    public static final int FRAME = 64 * 1024;

    static final int LAST = 0x8000_0000;
    /** Nonce and tag. */
    private static final int AROUND = 12 + 16;

    private final OutputStream out;
    private final DataKey key;
    private final String object;
    private final byte[] plain = new byte[FRAME];
    private final byte[] frame = new byte[4 + AROUND + FRAME];
    private int filled;
    private long sealed;
    private boolean closed;

    /** @param object the storage key of what is written */
    public SealedOutput(OutputStream out, DataKey key, String object) {
        this.out = out;
        this.key = key;
        this.object = object;
    }

    static String bound(String object, long offset, boolean last) {
        return object + "@" + offset + (last ? "." : "");
    }

    /** @return how many plain bytes were taken so far */
    public long bytes() {
        return sealed + filled;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            if (filled == FRAME) {
                // Only now is it known that this frame is not the last.
                frame(false);
            }
            int taken = Math.min(end - at, FRAME - filled);
            System.arraycopy(bytes, at, plain, filled, taken);
            filled += taken;
            at += taken;
        }
    }

    private void frame(boolean last) throws IOException {
        int length = filled + AROUND;
        ByteBuffer.wrap(frame).putInt(last ? length | LAST : length);
        key.seal(plain, filled, bound(object, sealed, last), frame, 4);
        out.write(frame, 0, 4 + length);
        sealed += filled;
        filled = 0;
    }

    /** Writes the last frame and closes what is below; without it the file is cut off and does not open. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            frame(true);
        }
    }
}
