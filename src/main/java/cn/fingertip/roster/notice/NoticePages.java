package cn.fingertip.roster.notice;

import cn.fingertip.roster.lookup.LineView;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Lays the lines of a notice out on pages, two tables on each; a page goes out as soon as it is full. */
final class NoticePages {
    private static final int LACKING_TOLD = 30;
    private static final float PAGES_WIDTH = 80;
    private static final float PAGES_HEIGHT = 20;

    private final Document document = new Document(Sheet.A3);
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Notice notice;
    private final NoticeFonts fonts;
    private final NoticeTable table;
    private final NoticeFrame frame;
    private final PdfContentByte canvas;
    private final PdfTemplate pages;
    private final List<Integer> lacking = new ArrayList<>();
    private final Map<String, BigDecimal> quantities = new TreeMap<>();
    private int page;
    private boolean right;
    private float y;

    private NoticePages(NoticeFonts fonts, Notice notice) {
        this.notice = notice;
        this.fonts = fonts;
        this.table = new NoticeTable(fonts, notice);
        this.frame = new NoticeFrame(fonts, notice);
        PdfWriter writer = PdfWriter.getInstance(document, file);
        document.addTitle(notice.head().title() + "(" + notice.place() + ")");
        document.setDocumentLanguage("zh-CN");
        document.open();
        this.canvas = writer.getDirectContent();
        this.pages = canvas.createTemplate(PAGES_WIDTH, PAGES_HEIGHT);
    }

    /** @return the PDF */
    static byte[] draw(NoticeFonts fonts, Notice notice) {
        return new NoticePages(fonts, notice).draw();
    }

    private byte[] draw() {
        begin();
        for (LineView line : notice.rows()) {
            count(line);
            put(table.row(line));
        }
        put(table.wide(total()));
        if (!lacking.isEmpty()) {
            put(table.wide(lackingTold()));
        }
        frame.count(pages, page);
        document.close();
        return file.toByteArray();
    }

    private void begin() {
        page++;
        right = false;
        frame.draw(canvas, page, pages);
        column();
    }

    private void column() {
        y = Sheet.TABLE_TOP;
        write(table.head());
    }

    private void put(PdfPTable row) {
        if (y - row.getTotalHeight() < Sheet.TABLE_BOTTOM) {
            if (right) {
                document.newPage();
                begin();
            } else {
                right = true;
                column();
            }
        }
        write(row);
    }

    private void write(PdfPTable rows) {
        float x = right ? Sheet.LEFT + Sheet.TABLE_WIDTH + Sheet.GAP : Sheet.LEFT;
        y = rows.writeSelectedRows(0, -1, x, y, canvas);
    }

    private void count(LineView line) {
        if (line.quantity() != null) {
            quantities.merge(line.unit(), new BigDecimal(line.quantity()), BigDecimal::add);
        }
        if (fonts.lack(line.name()) || line.group() != null && fonts.lack(line.group())) {
            lacking.add(line.no());
        }
    }

    private String total() {
        String of = quantities.entrySet().stream()
                .map(sum -> "，" + sum.getValue().stripTrailingZeros().toPlainString() + " " + sum.getKey())
                .collect(Collectors.joining());
        return "合计：" + notice.lines() + " 条" + of + "，金额 " + notice.total() + " 元";
    }

    /** Better told than printed wrong: a pen puts right what no font can. */
    private String lackingTold() {
        String numbers =
                lacking.stream().limit(LACKING_TOLD).map(String::valueOf).collect(Collectors.joining("、"));
        return "注：“〓”处为字库没有的字，张贴前请手工补写（序号 " + numbers
                + (lacking.size() > LACKING_TOLD ? " 等 " + lacking.size() + " 处" : "") + "）。";
    }
}
