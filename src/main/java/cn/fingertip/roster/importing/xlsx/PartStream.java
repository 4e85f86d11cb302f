package cn.fingertip.roster.importing.xlsx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Counts what a part unpacks to while it is read: what a zip claims of itself may be a lie. */
final class PartStream extends FilterInputStream {
    /** A roster's sheet packs 10 to 40 times, one of empty formatted rows about 100; a bomb 1,000 times. */
    private static final int MOST_TIMES = 300;

    private static final long BEFORE_THAT = 8L << 20;

    private final long packed;
    private final WorkbookParts parts;
    private long unpacked;

    /** @param packed bytes of the part in the zip */
    PartStream(InputStream in, long packed, WorkbookParts parts) {
        super(in);
        this.packed = packed;
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("reading was stopped");
        }
        int read = in.read(into, from, length);
        if (read > 0) {
            unpacked += read;
            if (unpacked > BEFORE_THAT && unpacked / MOST_TIMES > packed) {
                throw new WorkbookLimitException(WorkbookLimitException.Limit.UNPACKED);
            }
            parts.count(read);
        }
        return read;
    }
}
