package cn.fingertip.roster.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.Limits;
import cn.fingertip.roster.importing.sheet.ReadFile;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.programme.AmountRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** Files that are none, or that want to do harm; each is refused with a reason, quickly, and never as a fault. */
class RefusedFilesTest {
    private static final byte[] GOOD = Sheets.workbook(List.of(Sheets.row(1), Sheets.row(2)));

    @Test
    void whatIsNoSpreadsheetIsRefusedByWhatItIs() {
        assertThat(refusal(new byte[0])).isEqualTo("file-empty");
        assertThat(refusal(utf8("<html><body><table><tr><td>姓名</td></tr></table></body></html>")))
                .isEqualTo("file-web-page");
        assertThat(refusal(utf8("MIME-Version: 1.0\r\nContent-Type: multipart/related")))
                .isEqualTo("file-web-page");
        assertThat(refusal("\uFEFF<table><tr><td>姓名</td></tr></table>".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("file-web-page");
        assertThat(refusal(utf8("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>")))
                .isEqualTo("file-xml");
        assertThat(refusal(utf8("%PDF-1.7 …"))).isEqualTo("file-pdf");
        assertThat(refusal(new byte[] {'%', 'P', 'D', 'F', '-', 0, 1, 2})).isEqualTo("file-pdf");
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}))
                .isEqualTo("file-picture");
        assertThat(refusal(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0}))
                .isEqualTo("file-picture");
        assertThat(refusal(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 0})).isEqualTo("file-archive");
        assertThat(refusal(zip("清册.xlsx", "x"))).isEqualTo("file-archive");
        assertThat(refusal(zip("xl/workbook.bin", "x"))).isEqualTo("file-xlsb");
        assertThat(refusal(utf8(" \r\n\r\n"))).isEqualTo("file-empty");
        assertThat(refusal(zip("[Content_Types].xml", "<Types>word</Types>"))).isEqualTo("file-not-spreadsheet");
        assertThat(refusal(utf8("今天天气很好\n没有表格"))).isEqualTo("header-not-found");
        assertThat(refusal(utf8("村,姓名,身份证号码,面积,标准,金额\n"))).isEqualTo("rows-none");
    }

    @Test
    void macrosAreNotOpened() {
        assertThat(refusal(with(GOOD, "xl/vbaProject.bin", "x"))).isEqualTo("file-macros");
        assertThat(refusal(with(GOOD, "xl/macrosheets/sheet1.xml", "x"))).isEqualTo("file-macros");
        byte[] renamed = replace(
                GOOD,
                "[Content_Types].xml",
                xml -> xml.replace(
                        "</Types>",
                        "<Override PartName=\"/xl/a.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"));
        assertThat(refusal(renamed)).isEqualTo("file-macros");
    }

    @Test
    void encodingsThatCouldChangeANameAreNotGuessed() {
        byte[] text = Sheets.csv(List.of(Sheets.row(1)), ",").getBytes(StandardCharsets.UTF_8);
        byte[] broken = text.clone();
        broken[text.length - 3] = (byte) 0xFF;
        assertThat(refusal(broken)).isEqualTo("encoding-unknown");
    }

    @Test
    void noDamageGetsThroughAsAFault() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(GOOD, 4 + random.nextInt(GOOD.length - 4)) : GOOD.clone();
            for (int flips = 0; flips < 20; flips++) {
                damaged[4 + random.nextInt(damaged.length - 4)] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                ReadFile.product(damaged, "亩");
            } catch (RefusedFile refused) {
                assertThat(refused.finding().message()).isNotBlank();
            }
        }
    }

    @Test
    void bombsAreFoundByWhatTheyUnpackTo() {
        String zeros = "0".repeat(40 << 20);
        byte[] bomb =
                replace(GOOD, "xl/worksheets/sheet1.xml", xml -> xml.replace("<sheetData>", "<sheetData>" + zeros));
        assertThat(refusal(bomb, new Limits(30L << 20, 30L << 20, 1000, 256))).isEqualTo("file-too-big");
        byte[] texts = replace(GOOD, "xl/sharedStrings.xml", xml -> xml.replace("<si>", "<si>" + zeros));
        assertThat(refusal(texts, new Limits(1L << 30, 30L << 20, 1000, 256))).isEqualTo("file-too-big");
    }

    @Test
    void entitiesAreNotExpanded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE sst [<!ENTITY a \"哈\">");
        for (char c = 'b'; c <= 'z'; c++) {
            laughs.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]>");
        byte[] billion = replace(
                GOOD,
                "xl/sharedStrings.xml",
                xml -> xml.replaceFirst("<sst", laughs + "<sst").replaceFirst("<t([^>]*)>姓名", "<t$1>&z;姓名"));
        assertThat(namesWithin5s(billion)).allMatch(name -> name.length() < 10);
        byte[] outside = replace(
                GOOD,
                "xl/sharedStrings.xml",
                xml -> xml.replaceFirst("<sst", "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst")
                        .replaceFirst("<t([^>]*)>试乙<", "<t$1>&x;<"));
        assertThat(namesWithin5s(outside)).noneMatch(name -> name.contains("root"));
    }

    @Test
    void noColumnIsTooFarRight() {
        byte[] wide = replace(
                GOOD, "xl/worksheets/sheet1.xml", xml -> xml.replace("</row>", "<c r=\"XFD1\"><v>1</v></c></row>"));
        assertThat(refusal(wide)).isEqualTo("file-too-many-columns");
        for (String address : List.of("r=\"ZZZZZZ1\"", "r='ZZZZZZ1'", "r = \"$ZZZZZZ1\"", "r=\"&#90;ZZZZZ1\"")) {
            byte[] hostile = replace(
                    GOOD,
                    "xl/worksheets/sheet1.xml",
                    xml -> xml.replace("</row>", "<c " + address + "><v>1</v></c></row>"));
            assertThat(refusal(hostile)).as(address).isEqualTo("file-too-many-columns");
        }
        byte[] formatted = replace(
                GOOD, "xl/worksheets/sheet1.xml", xml -> xml.replaceFirst("</row>", "<c r=\"ALL1\" s=\"0\"/></row>"));
        assertThat(ReadFile.product(formatted, "亩").lines).hasSize(2);
        String header = String.join(",", Sheets.COLUMNS);
        assertThat(refusal(utf8(header + ",".repeat(300)))).isEqualTo("file-too-many-columns");
    }

    @Test
    void noControlCharacterGetsIn() {
        for (String hostile : List.of("&#0;", "&#x1;", "&#31;", "&#xD800;", "\u0000", "\u000B")) {
            byte[] damaged =
                    replace(GOOD, "xl/sharedStrings.xml", xml -> xml.replace("&#x6fef;", "&#x6fef;" + hostile));
            assertThat(refusal(damaged)).isEqualTo("file-damaged");
        }
        byte[] lines = replace(GOOD, "xl/sharedStrings.xml", xml -> xml.replace("&#x59d3;", "&#x59d3;&#10;"));
        assertThat(ReadFile.product(lines, "亩").lines).hasSize(2);
    }

    @Test
    void rowsStandInOrder() {
        byte[] swapped = replace(
                GOOD,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("<row r=\"2\"", "<row r=\"9\"").replace("<row r=\"3\"", "<row r=\"2\""));
        assertThat(refusal(swapped)).isEqualTo("file-damaged");
    }

    @Test
    void mergedCellsOfNoRowAreLeftOut() {
        MergedCells merged = new MergedCells();
        merged.add(new MergedCells.Range(0, 2, 0, 1));
        merged.add(new MergedCells.Range(2, 1 << 21, 0, 1));
        merged.add(new MergedCells.Range(2, 3, 0, 1));
        assertThat(merged.all()).containsExactly(new MergedCells.Range(2, 3, 0, 1));
    }

    @Test
    void rowsAreCounted() {
        Limits few = new Limits(1L << 30, 1L << 27, 2, 256);
        assertThat(refusal(GOOD, few)).isEqualTo("file-too-many-rows");
        assertThat(refusal(utf8(Sheets.csv(List.of(Sheets.row(1), Sheets.row(2)), ",")), few))
                .isEqualTo("file-too-many-rows");
    }

    /** @return none where the file is refused, which is as good */
    private static List<String> namesWithin5s(byte[] content) {
        return assertTimeout(Duration.ofSeconds(5), () -> {
            try {
                return ReadFile.product(content, "亩").lines.stream()
                        .map(Line::name)
                        .toList();
            } catch (RefusedFile refused) {
                assertThat(refused.finding().code()).isEqualTo("file-damaged");
                return List.of();
            }
        });
    }

    private static String refusal(byte[] content) {
        return refusal(content, Limits.USUAL);
    }

    private static String refusal(byte[] content, Limits limits) {
        RefusedFile refused =
                catchThrowableOfType(RefusedFile.class, () -> ReadFile.of(content, AmountRule.PRODUCT, "亩", limits));
        assertThat(refused).isNotNull();
        return refused.finding().code();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(utf8(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] with(byte[] workbook, String name, String content) {
        return copy(workbook, null, UnaryOperator.identity(), name, content);
    }

    private static byte[] replace(byte[] workbook, String part, UnaryOperator<String> change) {
        return copy(workbook, part, change, null, null);
    }

    private static byte[] copy(
            byte[] workbook, String part, UnaryOperator<String> change, String newPart, String newContent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            boolean found = part == null;
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    String before = new String(content, StandardCharsets.UTF_8);
                    String after = change.apply(before);
                    assertThat(after).isNotEqualTo(before);
                    content = utf8(after);
                    found = true;
                }
                out.write(content);
            }
            assertThat(found).isTrue();
            if (newPart != null) {
                out.putNextEntry(new ZipEntry(newPart));
                out.write(utf8(newContent));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
