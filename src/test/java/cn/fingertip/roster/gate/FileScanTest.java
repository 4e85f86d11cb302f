package cn.fingertip.roster.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.RosterFixture;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** Files that clerks attach, with a number of an invented person in a corner that nobody looks into. */
class FileScanTest {
    private final Gate gate = new Gate(new GateConfig() {
        @Override
        public MemorySize maxFile() {
            return new MemorySize(BigInteger.valueOf(1 << 20));
        }

        @Override
        public MemorySize maxUnpacked() {
            return new MemorySize(BigInteger.valueOf(8 << 20));
        }
    });

    private final String id = RosterFixture.newIdNumber();

    private interface Fill {
        void into(Workbook workbook) throws IOException;
    }

    private static byte[] workbook(Fill fill) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            fill.into(workbook);
        }
        return bytes.toByteArray();
    }

    private List<String> places(String name, byte[] content) {
        List<Problem.Violation> found = gate.scan(name, new ByteArrayInputStream(content));
        assertThat(found.toString()).doesNotContain("360799");
        return found.stream().map(Problem.Violation::field).toList();
    }

    @Test
    void cellsOfEverySheet() throws IOException {
        byte[] file = workbook(book -> {
            Worksheet open = book.newWorksheet("明细");
            open.value(0, 0, "姓名");
            open.value(6, 2, "见 " + id);
            open.value(7, 1, 13800000000L);
            open.value(8, 1, 0.1234567890123456);
            Worksheet hidden = book.newWorksheet("底稿");
            hidden.value(1, 3, id);
            hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
        });
        assertThat(places("附表.xlsx", file))
                .containsExactly("附表.xlsx 工作表“明细”C7", "附表.xlsx 工作表“明细”B8", "附表.xlsx 工作表“底稿(隐藏)”D2");
    }

    @Test
    void commentsSheetNamesAndProperties() throws IOException {
        byte[] file = workbook(book -> {
            Worksheet sheet = book.newWorksheet("明细");
            sheet.value(0, 0, "姓名");
            sheet.comment(0, 0, "电话 138-0000-0000");
            book.newWorksheet(id).value(0, 0, 1);
            book.properties().setTitle("经办 " + id);
        });
        assertThat(places("附表.xlsx", file)).anyMatch(p -> p.contains("批注")).anyMatch(p -> p.contains("文档属性"));
        assertThat(places("附表.xlsx", file)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void fileNamesAndTexts() throws IOException {
        assertThat(places(id + ".txt", "没有".getBytes(StandardCharsets.UTF_8))).containsExactly("附件 文件名");
        for (String charset : List.of("UTF-8", "GB18030", "UTF-16")) {
            byte[] text = ("姓名,证件\n苏松," + id + "\n").getBytes(Charset.forName(charset));
            assertThat(places("a.csv", text)).as(charset).containsExactly("a.csv 第 2 行");
        }
        assertThat(places("a.csv", "序号,金额\n1,1062.30\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void oldWorkbooks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("明细").createRow(2).createCell(1).setCellValue(id);
            book.createSheet("底稿").createRow(0).createCell(0).setCellValue(13800000000d);
            book.setSheetHidden(1, true);
            book.createInformationProperties();
            book.getSummaryInformation().setAuthor("13800000000");
            book.write(bytes);
        }
        assertThat(places("a.xls", bytes.toByteArray()))
                .containsExactly("a.xls 工作表“明细”B3", "a.xls 工作表“底稿”A1", "a.xls 文档属性");
    }

    @Test
    void pdfs() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document();
        PdfWriter.getInstance(document, bytes);
        document.addTitle("13800000000");
        document.open();
        document.add(new Paragraph("no number here"));
        document.newPage();
        document.add(new Paragraph("ID " + id));
        document.close();
        assertThat(places("a.pdf", bytes.toByteArray())).containsExactly("a.pdf 文档属性", "a.pdf 第 2 页");
    }

    @Test
    void archivesWithinArchivesAndTextInRuns() throws IOException {
        String runs = "<w:document xmlns:w='w'><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + id.substring(0, 7)
                + "</w:t></w:r><w:r><w:t>" + id.substring(7) + "</w:t></w:r></w:p></w:document>";
        byte[] document = zip("word/document.xml", runs.getBytes(StandardCharsets.UTF_8));
        assertThat(places("a.docx", document)).containsExactly("a.docx 内部文件");
        assertThat(places("a.zip", zip("a.docx", document))).containsExactly("a.zip 内部文件");
    }

    @Test
    void whatCannotBeLookedThroughIsRefused() throws IOException {
        assertThatThrownBy(() -> places("a.zip", zip("bomb", new byte[16 << 20])))
                .hasMessageContaining("附件无法检查");
        assertThatThrownBy(() -> places("a.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("附件无法检查");
        String laughs = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
        assertThatThrownBy(() -> places("a.docx", zip("word/document.xml", laughs.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("附件无法检查");
        assertThatThrownBy(() -> places("a.txt", new byte[2 << 20])).hasMessageContaining("附件过大");
        assertThatThrownBy(() -> gate.require("reason", "见 " + id)).hasMessageContaining("personal-number");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
