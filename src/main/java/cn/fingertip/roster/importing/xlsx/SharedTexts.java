package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.util.Arrays;

/**
 * A workbook's table of distinct texts. A roster of a million rows has three million: ID numbers, cards, names. As
 * {@code String}s they would take 200 MB; packed they take about 30.
 */
final class SharedTexts {
    private static final int RECENT = 1 << 12;

    private final PackedTexts texts;
    private final String[] recent = new String[RECENT];
    private final int[] recentIndex = new int[RECENT];

    /** @param most bytes it may hold */
    SharedTexts(long most) {
        this.texts = new PackedTexts(most);
        Arrays.fill(recentIndex, -1);
    }

    /** Reads the part {@code sharedStrings.xml}; phonetic guides of a text are no part of it. */
    void read(XmlScan xml) throws IOException {
        XmlText text = new XmlText();
        int inside = 0;
        while (true) {
            switch (xml.next()) {
                case START -> {
                    if (xml.is("rPh")) {
                        xml.skip();
                    } else if (xml.is("si")) {
                        text.clear();
                    } else if (xml.is("t")) {
                        inside++;
                    }
                }
                case END -> {
                    if (xml.is("t")) {
                        inside--;
                    } else if (xml.is("si")) {
                        text.unescape();
                        texts.add(text.bytes(), text.length());
                    }
                }
                case TEXT -> {
                    if (inside > 0) {
                        xml.textTo(text);
                    }
                }
                case EOF -> {
                    return;
                }
            }
        }
    }

    /** @throws BrokenWorkbookException where there is no such entry */
    String get(int index) throws BrokenWorkbookException {
        if (index < 0 || index >= texts.count()) {
            throw new BrokenWorkbookException("no such shared text");
        }
        int slot = index & RECENT - 1;
        if (recentIndex[slot] == index) {
            return recent[slot];
        }
        String text = texts.get(index);
        recent[slot] = text;
        recentIndex[slot] = index;
        return text;
    }

    int count() {
        return texts.count();
    }
}
