package cn.fingertip.roster.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.sheet.Sheets;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.collections4.map.UnmodifiableMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.io.IOUtils;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Row 20 of the trust table: each bomb is refused within 5 seconds by a process whose whole heap is 200 MiB, so that no
 * server needs more for it. Whatever outgrew that would end the process and this test. The seconds are the processor's,
 * so that a busy machine fails nothing.
 */
class HostileFilesIT {
    private static final int SECONDS = 5;
    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

    @TempDir
    Path folder;

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    @Test
    void bombsAreRefusedQuicklyAndInLittleMemory() throws IOException, InterruptedException {
        workbook("zeros.xlsx", "xl/worksheets/sheet1.xml", out -> repeat(out, SHEET + "<sheetData>", "0", 600 << 20));
        workbook("rows.xlsx", "xl/worksheets/sheet1.xml", out -> {
            repeat(out, SHEET + "<sheetData>", "<row><c t=\"n\"><v>1</v></c></row>\n", 500 << 20);
        });
        workbook("texts.xlsx", "xl/sharedStrings.xml", out -> {
            out.write(utf8("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"));
            for (int i = 0; i < 12_000_000; i++) {
                out.write(utf8("<si><t>" + Integer.toHexString(i * 0x9E3779B1) + "</t></si>"));
            }
        });
        workbook("laughs.xlsx", "xl/sharedStrings.xml", out -> out.write(utf8(laughs())));
        workbook("wide.xlsx", "xl/worksheets/sheet1.xml", out -> wide(out, "<c r=\"%s\"><v>1</v></c>", 1));
        workbook("wide-empty.xlsx", "xl/worksheets/sheet1.xml", out -> wide(out, "<c r=\"%s\" s=\"1\"/>", 400));
        workbook("merged.xlsx", "xl/worksheets/sheet1.xml", out -> {
            out.write(utf8(SHEET + "<sheetData><row r=\"1\">"));
            String[] header = {"村", "姓名", "身份证号码", "面积", "标准", "金额"};
            for (int c = 0; c < header.length; c++) {
                out.write(utf8(
                        "<c r=\"" + (char) ('A' + c) + "1\" t=\"inlineStr\"><is><t>" + header[c] + "</t></is></c>"));
            }
            out.write(utf8("</row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>村</t></is></c></row>"));
            out.write(utf8("<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>某</t></is></c></row></sheetData>"));
            out.write(utf8("<mergeCells>"));
            for (int i = 2; i < 1_000_000; i++) {
                out.write(utf8("<mergeCell ref=\"A" + i + ":XFD" + i + "\"/>"));
            }
        });
        workbook("deep.xlsx", "xl/worksheets/sheet1.xml", out -> repeat(out, SHEET, "<a>", 30 << 20));
        workbook("attribute.xlsx", "xl/worksheets/sheet1.xml", out -> repeat(out, "<worksheet a=\"", "b", 200 << 20));
        plain("spaces.csv", out -> repeat(out, "", " ", 39 << 20));
        plain("one-field.csv", out -> repeat(out, "村,姓名\n\"", "哈", 39 << 20));
        plain("commas.csv", out -> repeat(out, "", ",", 39 << 20));
        plain("lines.csv", out -> repeat(out, "村,姓名,身份证号码,面积,标准,金额", "\n1,2,3", 39 << 20));
        plain("too-long.csv", out -> repeat(out, "", "村,姓名\n", 41 << 20));
        plain("lying.xls", out -> {
            // A container that says its tables reach to the end of the world.
            byte[] head = new byte[512];
            byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
            System.arraycopy(magic, 0, head, 0, magic.length);
            head[0x1A] = 3;
            head[0x1C] = (byte) 0xFE;
            head[0x1D] = (byte) 0xFF;
            head[0x1E] = 9;
            head[0x20] = 6;
            head[0x2E] = 1;
            head[0x44] = (byte) 0xFE;
            out.write(head);
        });
        plain("texts.xls", out -> out.write(OldBombs.texts(5_000_000)));
        plain("cells.xls", out -> out.write(OldBombs.cells(4_000_000)));
        plain("columns.xls", out -> out.write(OldBombs.columns(3_000)));
        workbook("links.xlsx", "xl/_rels/workbook.xml.rels", out -> out.write(utf8(links())));
        plain("headings.xlsx", out -> out.write(longHeadings()));
        plain("tabs.xlsx", out -> out.write(Sheets.cells(tabs(1_001))));

        Map<String, String> outcomes = outcomes();
        assertThat(outcomes)
                .containsEntry("zeros.xlsx", "file-too-big")
                .containsEntry("texts.xlsx", "file-too-big")
                .containsEntry("laughs.xlsx", "file-damaged")
                .containsEntry("wide.xlsx", "file-too-many-columns")
                .containsEntry("lines.csv", "file-too-many-rows")
                .containsEntry("too-long.csv", "file-too-big")
                .containsEntry("lying.xls", "file-damaged")
                .containsEntry("texts.xls", "file-too-big")
                .containsEntry("cells.xls", "file-too-many-rows")
                .containsEntry("columns.xls", "file-too-many-columns")
                .containsEntry("headings.xlsx", "rows-none")
                .containsEntry("tabs.xlsx", "file-too-many-sheets");
        // Merged cells may be many; the rows beside them are read as they are.
        outcomes.remove("merged.xlsx");
        assertThat(outcomes).hasSize(20).doesNotContainValue("read");
    }

    private Map<String, String> outcomes() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:MaxDirectMemorySize=32m",
                "-cp",
                classPath(),
                HostileReader.class.getName()));
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().map(Path::toString).forEach(command::add);
        }
        Path output = Files.createTempFile("hostile", ".txt");
        try {
            Process reader = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = reader.waitFor(3, TimeUnit.MINUTES);
            if (!ended) {
                reader.destroyForcibly();
            }
            String said = Files.readString(output);
            assertThat(ended).as(said).isTrue();
            assertThat(reader.exitValue()).as(said).isZero();
            return understood(said);
        } finally {
            Files.delete(output);
        }
    }

    private static Map<String, String> understood(String said) {
        Map<String, String> outcomes = new TreeMap<>();
        said.lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3)
                .forEach(words -> {
                    outcomes.put(words[0], words[1]);
                    assertThat(Long.parseLong(words[2])).as(said).isLessThan(SECONDS * 1000L);
                });
        assertThat(outcomes).as(said).isNotEmpty();
        return outcomes;
    }

    /** What a reader needs and no more; how the tests themselves were started does not matter. */
    private static String classPath() {
        return Stream.of(
                        HostileReader.class,
                        Fault.class,
                        ZipFile.class,
                        IOUtils.class,
                        Hex.class,
                        UnmodifiableMap.class,
                        ArithmeticUtils.class,
                        POIFSFileSystem.class,
                        com.zaxxer.sparsebits.SparseBitSet.class,
                        org.apache.logging.log4j.LogManager.class,
                        de.siegmar.fastcsv.reader.CsvReader.class,
                        MemorySize.class,
                        WithDefault.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(url -> Path.of(java.net.URI.create(url.toString())).toString())
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** A workbook that is in order but for one part. */
    private void workbook(String name, String part, Content content) throws IOException {
        byte[] good = Sheets.workbook(List.of(Sheets.row(1), Sheets.row(2)));
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(good))
                        .get();
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.setLevel(1);
            boolean found = false;
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    found = true;
                    content.write(out);
                } else {
                    in.getInputStream(entry).transferTo(out);
                }
            }
            assertThat(found).isTrue();
        }
    }

    private void plain(String name, Content content) throws IOException {
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            content.write(out);
        }
    }

    private static void repeat(OutputStream out, String start, String piece, long bytes) throws IOException {
        out.write(utf8(start));
        byte[] block = utf8(piece.repeat(Math.max(1, (1 << 16) / utf8(piece).length)));
        for (long written = 0; written < bytes; written += block.length) {
            out.write(block);
        }
    }

    private static void wide(OutputStream out, String cell, int rows) throws IOException {
        out.write(utf8(SHEET + "<sheetData>"));
        for (int row = 1; row <= rows; row++) {
            StringBuilder cells = new StringBuilder("<row r=\"" + row + "\">");
            for (int column = 0; column < 16_384; column++) {
                String address = cn.fingertip.roster.importing.finding.Finding.letters(column) + row;
                cells.append(cell.replace("%s", address));
            }
            out.write(utf8(cells.append("</row>").toString()));
        }
        out.write(utf8("</sheetData></worksheet>"));
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("<!DOCTYPE sst [<!ENTITY a \"哈哈哈哈哈哈哈哈哈哈\">");
        for (char c = 'b'; c <= 'j'; c++) {
            text.append("<!ENTITY ").append(c).append(" \"");
            text.append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        return text.append("]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
                .append("<si><t>&j;</t></si></sst>")
                .toString();
    }

    /** Parts that are said to lie where no folder is. */
    private static String links() {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + Stream.of(".//../theme.xml", "/../../x.xml", "../../../a/../../b.xml", "..", "/", "")
                        .map(target -> "<Relationship Id=\"r\" Type=\"t/theme\" Target=\"" + target + "\"/>")
                        .collect(Collectors.joining())
                + "</Relationships>";
    }

    /** The longest text that a cell may hold, over every column of many sheets. */
    private static byte[] longHeadings() {
        List<Object> header = new ArrayList<>(Sheets.COLUMNS);
        header.addAll(Collections.nCopies(244, "哈(1".repeat(10_900)));
        Map<String, List<List<?>>> sheets = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            sheets.put("表" + i, List.of(header));
        }
        return Sheets.cells(sheets);
    }

    private static Map<String, List<List<?>>> tabs(int count) {
        Map<String, List<List<?>>> sheets = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            sheets.put("表" + i, List.of(List.of("x")));
        }
        return sheets;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
