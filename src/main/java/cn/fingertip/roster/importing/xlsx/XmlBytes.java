package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A window over the bytes of a part that is read on where it ends; see {@link XmlScan}. */
abstract class XmlBytes {
    private static final int BUFFER = 64 * 1024;
    /** Of one tag or one stretch of text. A cell holds 32,767 characters at most. */
    private static final int LONGEST = 1024 * 1024;

    private final InputStream in;
    byte[] buffer = new byte[BUFFER];
    /** What is before it is done with. */
    int at;

    int limit;

    XmlBytes(InputStream in) {
        this.in = in;
    }

    /**
     * Reads on, keeping what stands from {@code keep} on, which moves to the front.
     *
     * @return less than 0 at the end
     */
    final int more(int keep) throws IOException {
        if (keep > 0) {
            System.arraycopy(buffer, keep, buffer, 0, limit - keep);
            limit -= keep;
            at = 0;
        }
        if (limit == buffer.length) {
            if (buffer.length >= LONGEST) {
                throw new WorkbookLimitException(WorkbookLimitException.Limit.TEXTS);
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read > 0) {
            limit += read;
        }
        return read;
    }

    /** @return where this byte stands, from {@code from} on; the window may have moved */
    final int find(char wanted, int from) throws IOException {
        int i = from;
        while (true) {
            for (; i < limit; i++) {
                if (buffer[i] == wanted) {
                    return i;
                }
            }
            int done = i - at;
            if (more(at) < 0) {
                throw new BrokenWorkbookException("cut off");
            }
            i = at + done;
        }
    }

    /** Passes over everything to the end of {@code mark}, keeping none of it. */
    final void pass(String mark) throws IOException {
        int matched = 0;
        while (matched < mark.length()) {
            if (at == limit && more(at) < 0) {
                throw new BrokenWorkbookException("cut off");
            }
            byte b = buffer[at++];
            if (b == mark.charAt(matched)) {
                matched++;
            } else if (!(matched == 2 && b == '-')) {
                // "--->" still ends a comment
                matched = b == mark.charAt(0) ? 1 : 0;
            }
        }
    }

    final boolean equal(int from, int to, String name) {
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (buffer[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean space(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
