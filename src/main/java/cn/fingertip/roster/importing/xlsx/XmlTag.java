package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.io.InputStream;

/** The tag that was met last: its name and its attributes, told by where they stand; see {@link XmlScan}. */
abstract class XmlTag extends XmlBytes {
    private static final int MOST_ATTRIBUTES = 64;

    private int nameFrom;
    private int nameTo;
    /** Of each where its name begins and ends, and where its value does. */
    private final int[] attributes = new int[MOST_ATTRIBUTES * 4];

    private int attributeCount;
    /** An empty element, {@code <v/>}, ends right after it began. */
    boolean closing;

    XmlTag(InputStream in) {
        super(in);
    }

    /** Reads a number out of bytes. */
    interface Bytes {
        int read(byte[] bytes, int from, int to) throws IOException;
    }

    /** @return whether the element just begun or ended has this name, its prefix aside */
    final boolean is(String name) {
        return equal(nameFrom, nameTo, name);
    }

    /** @return the first letter of its name, to choose by before comparing */
    final byte initial() {
        return buffer[nameFrom];
    }

    /** @return the value of an attribute of the element just begun, null where it has none */
    final String attribute(String name) throws IOException {
        int i = find(name);
        return i < 0 ? null : XmlText.string(buffer, attributes[i + 2], attributes[i + 3]);
    }

    /** @return whether the element just begun has this attribute with just this value */
    final boolean attributeIs(String name, String value) {
        int i = find(name);
        return i >= 0 && equal(attributes[i + 2], attributes[i + 3], value);
    }

    /** Gives the raw bytes of an attribute to {@code reader}, where there is one. */
    final int attribute(String name, Bytes reader) throws IOException {
        int i = find(name);
        return i < 0 ? -1 : reader.read(buffer, attributes[i + 2], attributes[i + 3]);
    }

    /** Reads the tag that begins here, and goes past it. */
    final void start() throws IOException {
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

    /** The buffer may have moved while the end was looked for, so the name is taken from where the tag begins now. */
    final void name(int from, int to) {
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

    private int find(String name) {
        for (int i = 0; i < attributeCount * 4; i += 4) {
            if (equal(attributes[i], attributes[i + 1], name)) {
                return i;
            }
        }
        return -1;
    }
}
