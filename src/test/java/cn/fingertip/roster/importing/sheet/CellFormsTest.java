package cn.fingertip.roster.importing.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.file.TakenRows;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.marked.MarkedWorkbook;
import cn.fingertip.roster.importing.marked.Places;
import cn.fingertip.roster.importing.sheet.row.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** What a cell shows and what stands in the file for it. */
class CellFormsTest {
    private static final String HEADER = "村,姓名,身份证号码,面积,标准,金额,银行账号\n";

    @Test
    void datesAreReadAsTheyAreShownAndComeBackSo() throws IOException {
        byte[] file = dates();
        assertThat(TakenRows.of(file).rows.get("表")).containsExactly("1 D2025-10-01 D2025-01 N45658 D2024-02-29 T字");
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        MarkedWorkbook.write(RowReader.of(file, Limits.USUAL), new NoPlaces(), marked);
        assertThat(TakenRows.of(marked.toByteArray()).rows.get("表"))
                .containsExactly("1 D2025-10-01 D2025-01 N45658 D2024-02-29 T字");
    }

    @Test
    void daysOfAWorkbookMayCountFrom1904() throws IOException {
        byte[] file = changed(
                dates(),
                "xl/workbook.xml",
                xml -> xml.replaceFirst("<workbookPr[^>]*>", "")
                        .replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        assertThat(TakenRows.of(file).rows.get("表")).containsExactly("1 D2029-10-02 D2029-01 N45658 D2028-03-01 T字");
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        MarkedWorkbook.write(RowReader.of(file, Limits.USUAL), new NoPlaces(), marked);
        assertThat(TakenRows.of(marked.toByteArray()).rows.get("表"))
                .as("the copy counts from 1900")
                .containsExactly("1 D2029-10-02 D2029-01 N45658 D2028-03-01 T字");
    }

    @Test
    void legacyWorkbooksShowDatesToo() throws IOException {
        for (boolean years1904 : new boolean[] {false, true}) {
            try (HSSFWorkbook workbook = new HSSFWorkbook()) {
                HSSFCellStyle day = workbook.createCellStyle();
                day.setDataFormat((short) 14);
                HSSFCellStyle month = workbook.createCellStyle();
                month.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\""));
                HSSFRow row = workbook.createSheet("表").createRow(0);
                row.createCell(0).setCellValue(45931);
                row.getCell(0).setCellStyle(day);
                row.createCell(1).setCellValue(45658);
                row.getCell(1).setCellStyle(month);
                row.createCell(2).setCellValue(45658);
                row.createCell(3).setCellFormula("A1+1");
                row.getCell(3).setCellStyle(day);
                workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
                workbook.getInternalWorkbook().getRecords().stream()
                        .filter(DateWindow1904Record.class::isInstance)
                        .map(DateWindow1904Record.class::cast)
                        .forEach(window -> window.setWindowing((short) (years1904 ? 1 : 0)));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                workbook.write(bytes);
                assertThat(TakenRows.of(bytes.toByteArray()).rows.get("表"))
                        .containsExactly(
                                years1904
                                        ? "1 D2029-10-02 D2029-01 N45658 D2029-10-03"
                                        : "1 D2025-10-01 D2025-01 N45658 D2025-10-02");
            }
        }
    }

    @Test
    void aMonthIsTheSameMonthHoweverItIsWritten() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("表");
            List<String> header = List.of("村", "姓名", "身份证号码", "月份", "面积", "标准", "金额");
            for (int row = 0; row < 4; row++) {
                List<String> cells = row == 0
                        ? header
                        : List.of("濯坑村", Sheets.name(1), Sheets.id(1), "2025年1月", "1", "106.23", "106.23");
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row, column, cells.get(column));
                }
            }
            sheet.value(2, 3, LocalDate.of(2025, 1, 1));
            sheet.style(2, 3).format("yyyy\"年\"m\"月\"").set();
            sheet.value(3, 3, LocalDate.of(2025, 2, 1));
            sheet.style(3, 3).format("yyyy\"年\"m\"月\"").set();
        }
        ReadFile read = ReadFile.product(bytes.toByteArray(), "亩");
        assertThat(read.places()).contains("3 null row-repeated");
        assertThat(read.lines).extracting(Line::row).containsExactly(2, 4);
        assertThat(read.recognised.getFirst().firstRows().get(1).get(3)).isEqualTo("2025-01");
    }

    @Test
    void aFormulaThatWasNeverReckonedIsToldAsThat() throws IOException {
        ReadFile read = ReadFile.product(unreckoned("</c>"), "亩");
        assertThat(read.places()).containsExactly("2 H formula-not-reckoned");
        assertThat(read.findings.kept().getFirst().message()).contains("公式没有算出值");
        assertThat(ReadFile.product(unreckoned("<v></v></c>"), "亩").places())
                .containsExactly("2 H formula-not-reckoned");
        assertThat(ReadFile.product(unreckoned("<v>106.23</v></c>"), "亩").places())
                .isEmpty();
    }

    @Test
    void formulasFilledDownPastTheLastLineAreNoLines() throws IOException {
        byte[] file = changed(
                Sheets.workbook(List.of(Sheets.with(Sheets.row(0), "金额", "106.23"))),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("</sheetData>", "<row r=\"3\"><c r=\"H3\"><f>F3*G3</f></c></row></sheetData>"));
        ReadFile read = ReadFile.product(file, "亩");
        assertThat(read.places()).isEmpty();
        assertThat(read.lines).hasSize(1);
    }

    @Test
    void escapedCharactersAreWhatTheyStandFor() throws IOException {
        byte[] file = changed(
                Sheets.workbook(List.of(Sheets.with(Sheets.row(0), "姓名", "张@三@"))),
                "xl/sharedStrings.xml",
                xml -> xml.replace("&#x5f20;@&#x4e09;@", "&#x5f20;_x4E8C_&#x4e09;_x000D_")
                        .replace(">&#x9762;&#x79ef;<", ">&#x9762;&#x79ef;_x000D_\n(亩)<"));
        ReadFile read = ReadFile.product(file, "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::name).containsExactly("张二三");
        byte[] inline = changed(
                Sheets.cells("表", List.of(List.of("@"))),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst(
                        "<c .*</c>",
                        "<c t=\"inlineStr\"><is><t>_x005F_x000D_a_x0000_b_x12G4__xD86D__xDF5A_</t></is></c>"));
        assertThat(TakenRows.of(inline).rows.get("表")).containsExactly("1 T_x000D_ab_x12G4_\uD86D\uDF5A");
    }

    @Test
    void aQuoteThatBelongsToNoneIsToldWithItsRow() {
        for (String broken : List.of("濯坑村,\"" + Sheets.name(1) + "\"乙,", "濯坑村,\"" + Sheets.name(1) + ",")) {
            String text = HEADER + line(Sheets.id(0), Sheets.card(0)) + broken + Sheets.id(1) + ",1,106.23,106.23,"
                    + Sheets.card(1) + "\n" + line(Sheets.id(2), Sheets.card(2));
            RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> ReadFile.product(utf8(text), "亩"));
            assertThat(refused.finding().code()).isEqualTo("file-quotes");
            assertThat(refused.finding().row()).isEqualTo(3);
            assertThat(refused.finding().message()).contains("第 3 行");
        }
    }

    @Test
    void whatKeepsDigitsFromBecomingANumberIsNoPartOfThem() {
        String text = HEADER
                + line("=\"" + Sheets.id(0) + "\"", "=\"" + Sheets.card(0) + "\"")
                + line("\"=\"\"" + Sheets.id(1) + "\"\"\"", "'" + Sheets.card(1))
                + line("'" + Sheets.id(2), "\t" + Sheets.card(2));
        ReadFile read = ReadFile.product(utf8(text), "亩");
        assertThat(read.findings.kept()).isEmpty();
        assertThat(read.lines).extracting(Line::id).containsExactly(Sheets.id(0), Sheets.id(1), Sheets.id(2));
        assertThat(read.lines).extracting(Line::card).containsExactly(Sheets.card(0), Sheets.card(1), Sheets.card(2));
    }

    @Test
    void aTextMayEndAsProgramsOfOldEndedIt() {
        String text = HEADER + line(Sheets.id(0), Sheets.card(0)) + "\u001A";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            ReadFile read = ReadFile.product(text.getBytes(charset), "亩");
            assertThat(read.findings.kept()).isEmpty();
            assertThat(read.lines).hasSize(1);
        }
    }

    private static String line(String id, String card) {
        return "濯坑村,试乙," + id + ",1,106.23,106.23," + card + "\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unreckoned(String end) throws IOException {
        return changed(
                Sheets.workbook(List.of(Sheets.row(0))),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("<c r=\"H2\"([^>]*)><v>106.23</v></c>", "<c r=\"H2\"$1><f>F2*G2</f>" + end));
    }

    private static byte[] dates() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("表");
            sheet.value(0, 0, LocalDate.of(2025, 10, 1));
            sheet.style(0, 0).format("yyyy/m/d;@").set();
            sheet.value(0, 1, LocalDate.of(2025, 1, 1));
            sheet.style(0, 1).format("yyyy\"年\"m\"月\"").set();
            sheet.value(0, 2, 45658);
            sheet.value(0, 3, LocalDate.of(2024, 2, 29));
            sheet.style(0, 3).format("[DBNum1]yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(0, 4, "字");
        }
        return bytes.toByteArray();
    }

    private static byte[] changed(byte[] file, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(part)) {
                    String before = new String(content, StandardCharsets.UTF_8);
                    String after = change.apply(before);
                    assertThat(after).isNotEqualTo(before);
                    content = utf8(after);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static final class NoPlaces implements Places {
        @Override
        public List<Numbered> after(int after) {
            return List.of();
        }

        @Override
        public List<Numbered> onSheet(String sheet, int row, int no) {
            return List.of();
        }
    }
}
