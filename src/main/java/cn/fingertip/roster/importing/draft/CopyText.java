package cn.fingertip.roster.importing.draft;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in the text format of COPY, straight in UTF-8. A backslash, tab or line break in a value is escaped, never
 * trusted.
 */
final class CopyText {
    private static final int FULL = 64 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final CopyIn copy;
    private byte[] buffer = new byte[FULL + 4096];
    private int length;
    private boolean first = true;

    CopyText(CopyIn copy) {
        this.copy = copy;
    }

    CopyText field(String value) {
        next();
        if (value == null) {
            put('\\');
            put('N');
            return this;
        }
        room(value.length() * 3);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > '\\' && c < 0x80 || c < '\\' && c >= ' ') {
                buffer[length++] = (byte) c;
            } else if (c < 0x80) {
                escaped(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < value.length()) {
                put(value.substring(i, i + 2));
                i++;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                put(String.valueOf(c));
            } else {
                buffer[length++] = (byte) (0xE0 | c >> 12);
                buffer[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                buffer[length++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return this;
    }

    CopyText field(long value) {
        next();
        if (value < 0) {
            put(Long.toString(value));
            return this;
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    CopyText field(byte[] value) {
        next();
        room(value.length * 2 + 3);
        buffer[length++] = '\\';
        buffer[length++] = '\\';
        buffer[length++] = 'x';
        for (byte b : value) {
            buffer[length++] = HEX[b >> 4 & 0xF];
            buffer[length++] = HEX[b & 0xF];
        }
        return this;
    }

    void endRow() throws SQLException {
        put('\n');
        first = true;
        if (length >= FULL) {
            flush();
        }
    }

    /** @return rows the database took */
    long end() throws SQLException {
        flush();
        return copy.endCopy();
    }

    private void escaped(char c) {
        switch (c) {
            case '\\' -> put("\\\\");
            case '\t' -> put("\\t");
            case '\n' -> put("\\n");
            case '\r' -> put("\\r");
            default -> put(c);
        }
    }

    private void next() {
        if (!first) {
            put('\t');
        }
        first = false;
    }

    private void put(char ascii) {
        room(1);
        buffer[length++] = (byte) ascii;
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private void flush() throws SQLException {
        if (length > 0) {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        }
    }
}
