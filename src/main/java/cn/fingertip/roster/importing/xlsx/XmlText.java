package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text put together from its pieces, as bytes of UTF-8, with the five entities of XML and numeric ones resolved. */
final class XmlText {
    private static final int LONGEST = 256 * 1024;

    /** What no XML may hold is written so, and every carriage return by some programs (ECMA-376, 22.9.2.19). */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private byte[] bytes = new byte[256];
    private int length;

    static String string(byte[] raw, int from, int to) throws IOException {
        XmlText text = new XmlText();
        text.append(raw, from, to, true);
        return text.toString();
    }

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void append(byte[] raw, int from, int to, boolean escaped) throws IOException {
        room(to - from);
        refuseControls(raw, from, to);
        if (!escaped) {
            System.arraycopy(raw, from, bytes, length, to - from);
            length += to - from;
            return;
        }
        for (int i = from; i < to; i++) {
            if (raw[i] == '&') {
                i = entity(raw, i + 1, to);
            } else {
                bytes[length++] = raw[i];
            }
        }
    }

    /** Puts the characters that {@code _x000D_} and the like stand for in their places; control characters are left out. */
    void unescape() {
        for (int i = 0; i + 6 < length; i++) {
            if (bytes[i] == '_' && bytes[i + 1] == 'x' && bytes[i + 6] == '_') {
                String plain = ESCAPED.matcher(toString()).replaceAll(found -> {
                    int code = Integer.parseInt(found.group(1), 16);
                    return control(code) ? "" : Matcher.quoteReplacement(String.valueOf((char) code));
                });
                byte[] utf8 = plain.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(utf8, 0, bytes, 0, utf8.length);
                length = utf8.length;
                return;
            }
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** An entity is never shorter than what it stands for, so there is room. */
    private int entity(byte[] raw, int from, int to) throws IOException {
        int end = from;
        while (end < to && raw[end] != ';') {
            end++;
        }
        if (end == to || end - from > 8) {
            throw new BrokenWorkbookException("an entity without an end");
        }
        String name = new String(raw, from, end - from, StandardCharsets.ISO_8859_1);
        switch (name) {
            case "amp" -> bytes[length++] = '&';
            case "lt" -> bytes[length++] = '<';
            case "gt" -> bytes[length++] = '>';
            case "quot" -> bytes[length++] = '"';
            case "apos" -> bytes[length++] = '\'';
            default -> character(name);
        }
        return end;
    }

    private void character(String name) throws IOException {
        try {
            if (name.length() < 2 || name.charAt(0) != '#') {
                throw new BrokenWorkbookException("an unknown entity");
            }
            boolean hex = name.charAt(1) == 'x';
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            if (control(code) || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
                throw new BrokenWorkbookException("an entity of no character");
            }
            byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        } catch (IllegalArgumentException e) {
            throw new BrokenWorkbookException("an entity of no character");
        }
    }

    /** XML has none, and no database takes a text with a zero in it. */
    private static void refuseControls(byte[] raw, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            if (control(raw[i])) {
                throw new BrokenWorkbookException("a control character");
            }
        }
    }

    private static boolean control(int code) {
        return code >= 0 && code < ' ' && code != '\t' && code != '\n' && code != '\r';
    }

    private void room(int more) throws IOException {
        if (length + more > LONGEST) {
            throw new WorkbookLimitException(WorkbookLimitException.Limit.TEXTS);
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
