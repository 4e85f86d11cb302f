package cn.fingertip.roster.notice;

import cn.fingertip.roster.lookup.LineView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Rows as they stand on the board: large enough to be read standing, wrapped where a name is long. */
final class NoticeTable {
    private static final float POINTS = 12.5f;
    private static final float ROW = 19.5f;
    private static final float SHADE = 0.9f;

    private record Column(String title, float width, int align, Function<LineView, String> value) {}

    private final NoticeFonts fonts;
    private final List<Column> columns = new ArrayList<>();

    NoticeTable(NoticeFonts fonts, Notice notice) {
        this.fonts = fonts;
        add("序号", 5.5f, Element.ALIGN_CENTER, line -> String.valueOf(line.no()));
        if (!notice.ofVillage()) {
            add("村（社区）", 14, Element.ALIGN_LEFT, line -> line.village().name());
        }
        add("村民小组", 11, Element.ALIGN_LEFT, LineView::group);
        add("姓名", 14, Element.ALIGN_LEFT, LineView::name);
        if (notice.head().quantity()) {
            add(
                    "数量",
                    10,
                    Element.ALIGN_RIGHT,
                    line -> line.quantity() == null ? null : line.quantity() + " " + line.unit());
        }
        if (notice.head().standard()) {
            add("标准（元）", 9, Element.ALIGN_RIGHT, LineView::standard);
        }
        add("金额（元）", 12, Element.ALIGN_RIGHT, line -> line.amount().toString());
    }

    private void add(String title, float width, int align, Function<LineView, String> value) {
        columns.add(new Column(title, width, align, value));
    }

    PdfPTable head() {
        PdfPTable table = table();
        for (Column column : columns) {
            PdfPCell cell = cell(fonts.bold(column.title(), POINTS), Element.ALIGN_CENTER);
            cell.setGrayFill(SHADE);
            table.addCell(cell);
        }
        return table;
    }

    PdfPTable row(LineView line) {
        PdfPTable table = table();
        for (Column column : columns) {
            String text = column.value().apply(line);
            table.addCell(cell(fonts.phrase(text == null ? "" : text, POINTS), column.align()));
        }
        return table;
    }

    /** A row over the whole width. */
    PdfPTable wide(String text) {
        PdfPTable table = table();
        PdfPCell cell = cell(fonts.bold(text, POINTS), Element.ALIGN_LEFT);
        cell.setColspan(columns.size());
        cell.setGrayFill(SHADE);
        table.addCell(cell);
        return table;
    }

    private PdfPTable table() {
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).width();
        }
        PdfPTable table = new PdfPTable(widths);
        table.setTotalWidth(Sheet.TABLE_WIDTH);
        table.setLockedWidth(true);
        return table;
    }

    private static PdfPCell cell(Phrase text, int align) {
        PdfPCell cell = new PdfPCell(text);
        cell.setHorizontalAlignment(align);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setMinimumHeight(ROW);
        cell.setPaddingTop(1);
        cell.setPaddingBottom(4);
        cell.setPaddingLeft(4);
        cell.setPaddingRight(4);
        cell.setBorderWidth(0.6f);
        return cell;
    }
}
