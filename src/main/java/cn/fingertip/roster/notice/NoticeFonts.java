package cn.fingertip.roster.notice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * Fonts of one notice at a time: the library reads a font's file while it writes a document. Every text is set
 * character by character in the first font that has it.
 */
final class NoticeFonts {
    /** Printers' sign for a character that no font has. */
    private static final int LACKING = '〓';

    private final List<BaseFont> fonts;

    private NoticeFonts(List<BaseFont> fonts) {
        this.fonts = fonts;
    }

    /**
     * @param files contents of font files by name, the preferred first
     * @throws IOException where one is no font that can be embedded
     */
    static NoticeFonts of(Map<String, byte[]> files) throws IOException {
        List<BaseFont> fonts = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            fonts.add(BaseFont.createFont(
                    file.getKey(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.getValue(), null));
        }
        return new NoticeFonts(List.copyOf(fonts));
    }

    /** @return whether a character of the text would be printed as 〓 */
    boolean lack(String text) {
        return text.codePoints().anyMatch(c -> c != ' ' && fontOf(c) == null);
    }

    Phrase phrase(String text, float points) {
        return phrase(text, points, Font.NORMAL);
    }

    Phrase bold(String text, float points) {
        return phrase(text, points, Font.BOLD);
    }

    private Phrase phrase(String text, float points, int style) {
        Phrase phrase = new Phrase();
        phrase.setLeading(points * 1.2f);
        StringBuilder run = new StringBuilder();
        BaseFont of = fonts.getFirst();
        for (int c : text.codePoints().toArray()) {
            BaseFont font = c == '\n' ? of : fontOf(c);
            int shown = font == null ? LACKING : c;
            BaseFont next = font == null ? fonts.getFirst() : font;
            if (next != of && !run.isEmpty()) {
                phrase.add(new Chunk(run.toString(), new Font(of, points, style)));
                run.setLength(0);
            }
            of = next;
            run.appendCodePoint(shown);
        }
        phrase.add(new Chunk(run.toString(), new Font(of, points, style)));
        return phrase;
    }

    private BaseFont fontOf(int c) {
        for (BaseFont font : fonts) {
            if (font.charExists(c)) {
                return font;
            }
        }
        return null;
    }
}
