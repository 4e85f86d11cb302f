package cn.fingertip.roster.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/** What stands around the table on every page, so that a page that hangs alone still says all of it. */
final class NoticeFrame {
    private static final float TITLE = 30;
    private static final float LARGE = 13.5f;
    private static final float MEDIUM = 12;
    private static final float SMALL = 11;
    /** Who stands before the board still reads it. */
    private static final float SMALLEST = 8;

    private static final String SPACE = "\u3000";
    private static final float CODE = 96;
    private static final float SIGN_WIDTH = 310;

    private final NoticeFonts fonts;
    private final Notice notice;
    private BoxedText facts;
    private BoxedText objections;

    NoticeFrame(NoticeFonts fonts, Notice notice) {
        this.fonts = fonts;
        this.notice = notice;
    }

    /** @param pages filled in when the number of pages is known */
    void draw(PdfContentByte canvas, int page, PdfTemplate pages) {
        if (facts == null) {
            fit(canvas);
        }
        head(canvas);
        foot(canvas);
        float middle = Sheet.MIDDLE;
        Phrase before = fonts.phrase("第 " + page + " 页，共 ", SMALL);
        ColumnText.showTextAligned(canvas, Element.ALIGN_RIGHT, before, middle, 20, 0);
        canvas.addTemplate(pages, middle, 20);
    }

    /** Fills the place that {@link #draw} left on every page. */
    void count(PdfTemplate pages, int count) {
        ColumnText.showTextAligned(pages, Element.ALIGN_LEFT, fonts.phrase(count + " 页", SMALL), 0, 0, 0);
    }

    private void head(PdfContentByte canvas) {
        float top = Sheet.A3.getHeight();
        centred(canvas, notice.head().title(), TITLE, top - 58);
        List<String> second = new ArrayList<>();
        second.add(notice.place());
        int version = notice.head().version();
        second.add(version > 1 ? "更正后第 " + version + " 版，以本版为准" : "第 1 版");
        second.add("公布日期：" + chinese(notice.head().publishedOn()));
        second.add("公示期：" + chinese(notice.head().from()) + "至"
                + chinese(notice.head().to()));
        second.add("共 " + notice.lines() + " 条，合计 " + notice.total() + " 元");
        centred(canvas, String.join(SPACE, second), LARGE, top - 84);
        facts.draw(canvas);
    }

    private void foot(PdfContentByte canvas) {
        float code = Sheet.RIGHT - CODE;
        float sign = code - SIGN_WIDTH;
        canvas.setLineWidth(0.6f);
        canvas.rectangle(Sheet.LEFT, Sheet.FOOT_BOTTOM, Sheet.WIDTH, Sheet.FOOT_TOP - Sheet.FOOT_BOTTOM);
        canvas.moveTo(sign, Sheet.FOOT_BOTTOM);
        canvas.lineTo(sign, Sheet.FOOT_TOP);
        canvas.stroke();
        objections.draw(canvas);
        float line = Sheet.FOOT_TOP - 24;
        for (String text : List.of("张贴日期：______年____月____日", "撤下日期：______年____月____日", "张贴人（签名）：")) {
            ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, fonts.phrase(text, LARGE), sign + 12, line, 0);
            line -= 28;
        }
        ColumnText.showTextAligned(
                canvas, Element.ALIGN_CENTER, fonts.phrase("（公章）", LARGE), code - 42, Sheet.FOOT_BOTTOM + 46, 0);
        QrCode.draw(canvas, notice.address(), code + 1, Sheet.FOOT_BOTTOM + 5, CODE - 4);
    }

    private void centred(PdfContentByte canvas, String text, float points, float y) {
        float width = ColumnText.getWidth(fonts.bold(text, points));
        float fitting = width > Sheet.WIDTH ? points * Sheet.WIDTH / width : points;
        Phrase phrase = points == TITLE ? fonts.bold(text, fitting) : fonts.phrase(text, fitting);
        ColumnText.showTextAligned(canvas, Element.ALIGN_CENTER, phrase, Sheet.MIDDLE, y, 0);
    }

    /** The same on every page, so that it is fitted once. */
    private void fit(PdfContentByte canvas) {
        float top = Sheet.A3.getHeight();
        facts = new BoxedText(
                fonts,
                new BoxedText.Box(Sheet.LEFT, top - 128, Sheet.RIGHT, top - 92),
                canvas,
                notice.facts().stream().map(Notice.Fact::toString).toList(),
                SPACE,
                SMALL,
                SMALLEST);
        objections = new BoxedText(
                fonts,
                new BoxedText.Box(
                        Sheet.LEFT + 8, Sheet.FOOT_BOTTOM + 2, Sheet.RIGHT - CODE - SIGN_WIDTH - 8, Sheet.FOOT_TOP - 4),
                canvas,
                List.of(notice.objections(), "网上公示：" + notice.address()),
                "\n",
                MEDIUM,
                SMALLEST);
    }

    private static String chinese(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
