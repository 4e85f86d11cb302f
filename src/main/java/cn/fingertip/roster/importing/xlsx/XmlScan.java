package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Steps through an XML part of a workbook byte by byte, in UTF-8 as every spreadsheet program writes it. It knows
 * elements, attributes and text and nothing else: a part with a document type, an entity of its own or another encoding
 * is refused, so that there is nothing to expand. Prefixes are dropped; the transitional and the strict form of a
 * workbook then differ in no name.
 *
 * <p>A general parser makes an event, a string and a map of every tag; a sheet of a million rows has twenty million.
 */
final class XmlScan extends XmlTag {
    /** What {@link #next} came to. */
    enum Token {
        START,
        END,
        TEXT,
        EOF
    }

    private int textFrom;
    private int textTo;
    private boolean textEscaped;

    XmlScan(InputStream in) throws IOException {
        super(in);
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

    /** Appends the text just met, entities resolved. */
    void textTo(XmlText text) throws IOException {
        text.append(buffer, textFrom, textTo, textEscaped);
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
}
