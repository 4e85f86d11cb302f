package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Steps through an XML part of a workbook byte by byte, in UTF-8 as every spreadsheet program writes it. It knows
 * elements, attributes and text and nothing else: a part with a document type, an entity of its own or another encoding
 * is refused, so that there is nothing to expand. Prefixes are dropped; the transitional and the strict form of a
 * workbook then differ in no name.
 *
 * <p>A general parser makes an event, a string and a map of every tag; a sheet of a million rows has twenty million.
 */
final class XmlScan {
    /** What {@link #next} came to. */
    enum Token {
        START,
        END,
        TEXT,
        EOF
    }

    private static final int BUFFER = 64 * 1024;
    /** Of one tag or one stretch of text. A cell holds 32,767 characters at most. */
    private static final int LONGEST = 1024 * 1024;

    private static final int MOST_ATTRIBUTES = 64;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int limit;
    /** An empty element, {@code <v/>}, ends right after it began. */
    private boolean closing;

    private int nameFrom;
    private int nameTo;
    private final int[] attributes = new int[MOST_ATTRIBUTES * 4];
    private int attributeCount;
    private int textFrom;
    private int textTo;
    private boolean textEscaped;

    XmlScan(InputStream in) throws IOException {
        this.in = in;
        more(0);
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            at = 3;
        }
        for (int i = 0; i < Math.min(limit, 4); i++) {
            if (buffer[i] == 0 || buffer[i] == (byte) 0xFE || buffer[i] == (byte) 0xFF) {
                throw new BrokenWorkbookException("not UTF-8");
            }
        }
    }

    /** @return what comes next; comments and processing instructions are passed over */
    Token next() throws IOException {
        if (closing) {
            closing = false;
            return Token.END;
        }
        while (true) {
            if (at == limit && more(at) < 0) {
                return Token.EOF;
            }
            if (buffer[at] != '<') {
                text();
                return Token.TEXT;
            }
            while (limit - at < 4 && more(at) >= 0) {
                // a tag needs a few bytes to be told apart
            }
            byte second = limit - at > 1 ? buffer[at + 1] : 0;
            if (second == '/') {
                int end = find('>', at + 2);
                name(at + 2, end);
                at = end + 1;
                return Token.END;
            } else if (second == '?') {
                declaration();
            } else if (second == '!') {
                if (cdata()) {
                    return Token.TEXT;
                }
            } else {
                start();
                return Token.START;
            }
        }
    }

    /** @return whether the element just begun or ended has this name, its prefix aside */
    boolean is(String name) {
        return equal(nameFrom, nameTo, name);
    }

    /** @return the first letter of its name, to choose by before comparing */
    byte initial() {
        return buffer[nameFrom];
    }

    /** @return the value of an attribute of the element just begun, null where it has none */
    String attribute(String name) throws IOException {
        int i = find(name);
        return i < 0 ? null : XmlText.string(buffer, attributes[i + 2], attributes[i + 3]);
    }

    /** @return whether the element just begun has this attribute with just this value */
    boolean attributeIs(String name, String value) {
        int i = find(name);
        return i >= 0 && equal(attributes[i + 2], attributes[i + 3], value);
    }

    /** Gives the raw bytes of an attribute to {@code reader}, where there is one. */
    int attribute(String name, Bytes reader) throws IOException {
        int i = find(name);
        return i < 0 ? -1 : reader.read(buffer, attributes[i + 2], attributes[i + 3]);
    }

    /** Appends the text just met, entities resolved. */
    void textTo(XmlText text) throws IOException {
        text.append(buffer, textFrom, textTo, textEscaped);
    }

    /** Reads a number out of bytes. */
    interface Bytes {
        int read(byte[] bytes, int from, int to) throws IOException;
    }

    /** Passes over the element just begun, whatever is inside. */
    void skip() throws IOException {
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case START -> depth++;
                case END -> depth--;
                case EOF -> throw new BrokenWorkbookException("cut off");
                case TEXT -> {
                    // not wanted
                }
            }
        }
    }

    /** Passes over everything up to the end of an element that is open, looking at no more than it must. */
    void passTo(String name) throws IOException {
        while (true) {
            while (at < limit && buffer[at] != '<') {
                at++;
            }
            if (limit - at < 2) {
                if (more(at) < 0) {
                    throw new BrokenWorkbookException("cut off");
                }
            } else if (buffer[at + 1] != '/') {
                at++;
            } else if (next() == Token.END && is(name)) {
                return;
            }
        }
    }

    private int find(String name) {
        for (int i = 0; i < attributeCount * 4; i += 4) {
            if (equal(attributes[i], attributes[i + 1], name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean equal(int from, int to, String name) {
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

    private void text() throws IOException {
        textEscaped = false;
        int i = at;
        while (true) {
            for (; i < limit; i++) {
                byte b = buffer[i];
                if (b == '<') {
                    textFrom = at;
                    textTo = i;
                    at = i;
                    return;
                }
                textEscaped |= b == '&';
            }
            int done = i - at;
            if (more(at) < 0) {
                textFrom = at;
                textTo = limit;
                at = limit;
                return;
            }
            i = at + done;
        }
    }

    private void start() throws IOException {
        int end = endOfTag();
        closing = buffer[end - 1] == '/';
        int to = closing ? end - 1 : end;
        int i = at + 1;
        while (i < to && !space(buffer[i])) {
            i++;
        }
        name(at + 1, i);
        attributeCount = 0;
        while (true) {
            while (i < to && space(buffer[i])) {
                i++;
            }
            if (i == to) {
                break;
            }
            i = attribute(i, to);
        }
        at = end + 1;
    }

    private int attribute(int from, int to) throws IOException {
        int i = from;
        int begin = from;
        while (i < to && buffer[i] != '=' && !space(buffer[i])) {
            if (buffer[i] == ':') {
                begin = i + 1;
            }
            i++;
        }
        int slot = attributeCount * 4;
        if (slot == attributes.length) {
            throw new BrokenWorkbookException("too many attributes");
        }
        attributes[slot] = begin;
        attributes[slot + 1] = i;
        while (i < to && space(buffer[i])) {
            i++;
        }
        if (i >= to || buffer[i] != '=') {
            throw new BrokenWorkbookException("an attribute without a value");
        }
        i++;
        while (i < to && space(buffer[i])) {
            i++;
        }
        if (i >= to || buffer[i] != '"' && buffer[i] != '\'') {
            throw new BrokenWorkbookException("an attribute without quotes");
        }
        byte quote = buffer[i++];
        attributes[slot + 2] = i;
        while (i < to && buffer[i] != quote) {
            i++;
        }
        if (i == to) {
            throw new BrokenWorkbookException("an attribute without an end");
        }
        attributes[slot + 3] = i;
        attributeCount++;
        return i + 1;
    }

    /** Finds the end of the tag that begins here; a {@code >} may stand in an attribute. */
    private int endOfTag() throws IOException {
        byte quote = 0;
        int i = at + 1;
        while (true) {
            for (; i < limit; i++) {
                byte b = buffer[i];
                if (quote != 0) {
                    quote = b == quote ? 0 : quote;
                } else if (b == '>') {
                    return i;
                } else if (b == '"' || b == '\'') {
                    quote = b;
                }
            }
            int done = i - at;
            if (more(at) < 0) {
                throw new BrokenWorkbookException("cut off");
            }
            i = at + done;
        }
    }

    private int find(char wanted, int from) throws IOException {
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

    /** The buffer may have moved while the end was looked for, so the name is taken from where the tag begins now. */
    private void name(int from, int to) {
        int begin = from;
        int end = to;
        while (end > begin && space(buffer[end - 1])) {
            end--;
        }
        for (int i = begin; i < end; i++) {
            if (buffer[i] == ':') {
                begin = i + 1;
            }
        }
        nameFrom = begin;
        nameTo = end;
    }

    /** @return whether it is a CDATA section, now the text; a comment is passed over */
    private boolean cdata() throws IOException {
        while (limit - at < 9 && more(at) >= 0) {
            // enough to tell
        }
        if (limit - at >= 4 && buffer[at + 2] == '-' && buffer[at + 3] == '-') {
            at += 4;
            pass("-->");
            return false;
        }
        if (limit - at < 9 || !equal(at, at + 9, "<![CDATA[")) {
            throw new BrokenWorkbookException("a document type");
        }
        at += 9;
        int end = find('>', at);
        while (end - at < 2 || buffer[end - 1] != ']' || buffer[end - 2] != ']') {
            end = find('>', end + 1);
        }
        textFrom = at;
        textTo = end - 2;
        textEscaped = false;
        at = end + 1;
        return true;
    }

    private void declaration() throws IOException {
        int end = find('>', at);
        while (buffer[end - 1] != '?') {
            end = find('>', end + 1);
        }
        String text = new String(buffer, at, end - at, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (text.contains("encoding") && !text.contains("utf-8") && !text.contains("us-ascii")) {
            throw new BrokenWorkbookException("not UTF-8");
        }
        at = end + 1;
    }

    /** Passes over everything to the end of {@code mark}, keeping none of it. */
    private void pass(String mark) throws IOException {
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

    /**
     * Reads on, keeping what stands from {@code keep} on, which moves to the front.
     *
     * @return less than 0 at the end
     */
    private int more(int keep) throws IOException {
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

    private static boolean space(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
