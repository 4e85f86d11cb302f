package cn.fingertip.roster.importing.draft;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Writes rows in the text format of COPY. A backslash, tab or line break in a value is escaped, never trusted. */
final class CopyText {
    private static final int FULL = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(FULL + 1024);
    private boolean first = true;

    CopyText(CopyIn copy) {
        this.copy = copy;
    }

    CopyText field(String value) {
        next();
        if (value == null) {
            buffer.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(c);
            }
        }
        return this;
    }

    CopyText field(long value) {
        next();
        buffer.append(value);
        return this;
    }

    CopyText field(byte[] value) {
        next();
        buffer.append("\\\\x");
        for (byte b : value) {
            buffer.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
        }
        return this;
    }

    void endRow() throws SQLException {
        buffer.append('\n');
        first = true;
        if (buffer.length() >= FULL) {
            flush();
        }
    }

    /** @return rows the database took */
    long end() throws SQLException {
        flush();
        return copy.endCopy();
    }

    private void next() {
        if (!first) {
            buffer.append('\t');
        }
        first = false;
    }

    private void flush() throws SQLException {
        if (!buffer.isEmpty()) {
            byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            buffer.setLength(0);
        }
    }
}
