package cn.fingertip.roster.importing.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

class WorkbookTest {
    private static final WorkbookLimits LIMITS = new WorkbookLimits(1 << 28, 1 << 26, 256, 1000);
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String STRICT_LINK = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    @Property(tries = 200)
    void readsWhatAnotherLibraryWroteAsThatLibraryReadsIt(@ForAll("tables") List<List<Object>> table)
            throws IOException {
        byte[] file = written(table);
        List<CellRow> ours = rows(file);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<org.dhatim.fastexcel.reader.Row> theirs =
                        workbook.getFirstSheet().openStream()) {
            theirs.forEach(row -> {
                CellRow same = ours.stream()
                        .filter(each -> each.number() == row.getRowNum())
                        .findFirst()
                        .orElseThrow();
                row.forEach(cell -> {
                    if (cell != null && cell.getValue() instanceof BigDecimal number) {
                        assertThat(same.kind(cell.getColumnIndex())).isEqualTo(CellRow.Kind.NUMBER);
                        assertThat(new BigDecimal(same.text(cell.getColumnIndex())))
                                .isEqualByComparingTo(number);
                    } else if (cell != null) {
                        assertThat(same.text(cell.getColumnIndex())).isEqualTo(cell.getText());
                    }
                });
            });
        }
        for (int r = 0; r < table.size(); r++) {
            for (int c = 0; c < table.get(r).size(); c++) {
                if (table.get(r).get(c) instanceof String text) {
                    assertThat(ours.get(r).text(c)).isEqualTo(text);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<List<Object>>> tables() {
        Arbitrary<Object> cells = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('0', '9').ofMaxLength(19).map(text -> (Object) text),
                Arbitraries.of(
                        "3607991960010112" + "3X", "a&b<c>\"d'", "巴图·苏和", "𬭚䶮", "第3组", "X", "12X34", "长".repeat(900)),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("99999999"))
                        .ofScale(4)
                        .map(number -> (Object) number));
        return cells.list().ofMinSize(1).ofMaxSize(12).list().ofMinSize(1).ofMaxSize(60);
    }

    @Example
    void everyTextOfALargeTableIsFoundInAnyOrder() throws IOException {
        PackedTexts texts = new PackedTexts(1 << 26);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            all.add(i % 3 == 0 ? "36079919600101%04d".formatted(i % 10_000) : "苏".repeat(i % 90) + i);
        }
        for (String text : all) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            texts.add(bytes, bytes.length);
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(texts.get(i)).isEqualTo(all.get(i));
            int other = (int) (i * 7919L % all.size());
            assertThat(texts.get(other)).isEqualTo(all.get(other));
        }
    }

    @Example
    void strictAndPrefixedFormsAreTheSameWorkbook() throws IOException {
        String cells =
                "<row r=\"3\" hidden=\"1\"><c r=\"B3\" t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>甲</t></is></c>"
                        + "<c r=\"E3\" t=\"str\"><f>A1&amp;\"x\"</f><v>乙&#x4E59;</v></c><c r=\"F3\"><f>1/0</f></c>"
                        + "<c r=\"G3\" t=\"e\"><v>#DIV/0!</v></c><c r=\"H3\"><v>1.5E2</v></c></row>";
        String prefixed = cells.replaceAll("<(/?)([a-z])", "<$1x:$2");
        for (byte[] file : List.of(
                zipped(MAIN, LINK, "", cells),
                zipped(STRICT, STRICT_LINK, "", cells),
                zipped(MAIN, LINK, "x:", prefixed))) {
            CellRow row = rows(file).getFirst();
            assertThat(row.number()).isEqualTo(3);
            assertThat(row.hidden()).isTrue();
            assertThat(row.text(1)).isEqualTo("表里的字");
            assertThat(row.text(2)).isEqualTo("甲");
            assertThat(row.text(4)).isEqualTo("乙乙");
            assertThat(row.text(5)).isEqualTo(CellRow.NOT_RECKONED);
            assertThat(row.kind(6)).isEqualTo(CellRow.Kind.BROKEN);
            assertThat(row.text(7)).isEqualTo("150");
        }
    }

    @Example
    void mergedCellsAndHiddenColumnsAreTold() throws IOException {
        byte[] file = zipped(MAIN, LINK, "", "<row><c><v>1</v></c></row>");
        List<String> ranges = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        try (Workbook workbook = new Workbook(new SeekableInMemoryByteChannel(file), LIMITS)) {
            Workbook.Sheet sheet = workbook.sheets().getFirst();
            assertThat(workbook.years1904()).isTrue();
            workbook.merged(
                    sheet, (top, bottom, left, right) -> ranges.add(top + "-" + bottom + "," + left + "-" + right));
            workbook.read(sheet, new Workbook.Rows() {
                @Override
                public void row(CellRow row) {
                    assertThat(columns).containsExactly("2-4");
                }

                @Override
                public void hiddenColumns(int first, int last) {
                    columns.add(first + "-" + last);
                }
            });
        }
        assertThat(ranges).containsExactly("1-2,0-27");
    }

    @Example
    void whatWouldMakeMoreOfItselfIsRefused() {
        for (String cells : List.of(
                "<row><c t=\"inlineStr\"><is><t>&y;</t></is></c></row>",
                "<!DOCTYPE x [<!ENTITY y \"z\">]><row/>",
                "<row><c r=\"A1\"><v>1</v></c>",
                "<row r=\"9999999\"><c><v>1</v></c></row>",
                "<row><c t=\"s\"><v>7</v></c></row>")) {
            assertThatThrownBy(() -> rows(zipped(MAIN, LINK, "", cells)))
                    .as(cells)
                    .isInstanceOf(BrokenWorkbookException.class);
        }
        assertThatThrownBy(() -> rows(zipped(MAIN, LINK, "", " ".repeat(40 << 20))))
                .isInstanceOf(WorkbookLimitException.class);
    }

    private static List<CellRow> rows(byte[] file) throws IOException {
        List<CellRow> rows = new ArrayList<>();
        try (Workbook workbook = new Workbook(new SeekableInMemoryByteChannel(file), LIMITS)) {
            assertThat(workbook.isWorkbook()).isTrue();
            workbook.read(workbook.sheets().getFirst(), rows::add);
        }
        return rows;
    }

    private static byte[] written(List<List<Object>> table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("一");
            for (int r = 0; r < table.size(); r++) {
                for (int c = 0; c < table.get(r).size(); c++) {
                    switch (table.get(r).get(c)) {
                        case BigDecimal number -> sheet.value(r, c, number);
                        case Object text -> sheet.value(r, c, text.toString());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(String main, String link, String prefix, String rows) {
        String names = prefix.isEmpty() ? " xmlns=\"" + main + "\"" : " xmlns:x=\"" + main + "\"";
        Map<String, String> parts = Map.of(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"" + link
                        + "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                ("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- - -- --><_workbook xmlns:r=\"" + link + "\""
                                + names
                                + "><_workbookPr date1904=\"1\"/><_sheets><_sheet name=\"一\" sheetId=\"1\" r:id=\"s\"/>"
                                + "</_sheets></_workbook>")
                        .replaceAll("<(/?)_", "<$1" + prefix),
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"s\" Type=\"" + link
                        + "/worksheet\" Target=\"worksheets/../worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\""
                        + link
                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                ("<_worksheet" + names + "><_cols><_col min=\"3\" max=\"5\" hidden=\"1\"/></_cols><_sheetData>" + rows
                                + "</_sheetData><_mergeCells><_mergeCell ref=\"A1:AB2\"/></_mergeCells></_worksheet>")
                        .replaceAll("<(/?)_", "<$1" + prefix),
                "xl/sharedStrings.xml",
                ("<_sst" + names
                                + "><_si><_r><_t>表里</_t></_r><_rPh><_t>biao</_t></_rPh><_r><_t><![CDATA[的]]>字</_t></_r>"
                                + "</_si></_sst>")
                        .replaceAll("<(/?)_", "<$1" + prefix));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
