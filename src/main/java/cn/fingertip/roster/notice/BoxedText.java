package cn.fingertip.roster.notice;

import java.util.List;
import java.util.stream.Collectors;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * Text that wraps within a box: smaller where it would not fit, and where that is too small to be read on a wall, its
 * longest pieces cut, so that the short ones, telephones above all, stand there in full.
 */
final class BoxedText {
    private static final float LEADING = 1.45f;
    private static final float STEP = 0.5f;
    private static final String CUT = "…";

    /** Corners of a box, in points. */
    record Box(float left, float bottom, float right, float top) {}

    private final NoticeFonts fonts;
    private final Box box;
    private final String text;
    private final float points;

    /**
     * @param pieces in their order
     * @param between them
     * @param most points of the letters, where there is room
     * @param least points below which nobody reads them
     */
    BoxedText(
            NoticeFonts fonts,
            Box box,
            PdfContentByte canvas,
            List<String> pieces,
            String between,
            float most,
            float least) {
        this.fonts = fonts;
        this.box = box;
        String whole = String.join(between, pieces);
        float size = most;
        while (size > least && !fits(canvas, whole, size)) {
            size -= STEP;
        }
        this.points = size;
        this.text = fits(canvas, whole, size) ? whole : cut(canvas, pieces, between);
    }

    void draw(PdfContentByte canvas) {
        column(canvas, text, points).go();
    }

    /** @return the pieces, none longer than the most for which they fit */
    private String cut(PdfContentByte canvas, List<String> pieces, String between) {
        int fitting = 0;
        int tooLong = pieces.stream().mapToInt(String::length).max().orElse(0);
        while (tooLong - fitting > 1) {
            int length = (fitting + tooLong) / 2;
            if (fits(canvas, joined(pieces, between, length), points)) {
                fitting = length;
            } else {
                tooLong = length;
            }
        }
        return joined(pieces, between, fitting);
    }

    private static String joined(List<String> pieces, String between, int longest) {
        return pieces.stream().map(piece -> shortened(piece, longest)).collect(Collectors.joining(between));
    }

    private static String shortened(String piece, int longest) {
        if (piece.length() <= longest) {
            return piece;
        }
        boolean halfACharacter = longest > 0 && Character.isHighSurrogate(piece.charAt(longest - 1));
        return piece.substring(0, halfACharacter ? longest - 1 : longest) + CUT;
    }

    private boolean fits(PdfContentByte canvas, String wanted, float size) {
        return !ColumnText.hasMoreText(column(canvas, wanted, size).go(true));
    }

    private ColumnText column(PdfContentByte canvas, String wanted, float size) {
        ColumnText column = new ColumnText(canvas);
        column.setSimpleColumn(
                fonts.phrase(wanted, size),
                box.left,
                box.bottom,
                box.right,
                box.top,
                LEADING * size,
                Element.ALIGN_LEFT);
        return column;
    }
}
