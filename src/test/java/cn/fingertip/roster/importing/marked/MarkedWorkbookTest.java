package cn.fingertip.roster.importing.marked;

import static cn.fingertip.roster.importing.Importing.places;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.roster.importing.After;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.ReadFile;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.roster.importing.source.ImportSourceRetentionJob;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.MathContext;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

/** The clerk's own workbook with what is wrong in it marked, ready to mend and to send again. */
@QuarkusTest
class MarkedWorkbookTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String QINJIANG = "360735100";

    /** Digits that a spreadsheet keeps of a number. */
    private static final MathContext SHOWN = new MathContext(15);

    @Inject
    Clock clock;

    @Inject
    ImportSourceRetentionJob retention;

    @Test
    void itSaysOnTheCellsAndInAListWhatIsWrong() throws IOException {
        byte[] file = ReadFile.sample("错误样例");
        JsonPath done = Importing.run(CLERK, "错.xlsx", file, "farmland", QINJIANG, "2036");
        byte[] marked = After.workbook(CLERK, done.getString("id"));
        try (ReadableWorkbook before = new ReadableWorkbook(new ByteArrayInputStream(file));
                ReadableWorkbook after = new ReadableWorkbook(new ByteArrayInputStream(marked))) {
            assertThat(after.getSheets().map(Sheet::getName)).containsExactly("Sheet1", "问题清单");
            assertThat(texts(after.getSheet(0).orElseThrow()))
                    .isEqualTo(texts(before.getSheet(0).orElseThrow()));
            List<Row> list = after.getSheet(1).orElseThrow().read();
            assertThat(list).hasSize(2 + done.getInt("problemsTotal"));
            Row first = list.get(2);
            assertThat(first.getCellText(0)).isEqualTo("Sheet1");
            assertThat(first.getCellAsNumber(1).orElseThrow().intValue()).isEqualTo(7);
            assertThat(first.getCellText(2)).isEqualTo("D");
            assertThat(first.getCellText(4)).isEqualTo("id-checksum");
            assertThat(first.getCellText(5)).contains("校验");
        }
        String comments = part(marked, "xl/comments1.xml");
        assertThat(comments).contains("ref=\"D7\"", "ref=\"H9\"", "ref=\"A14\"", "ref=\"G20\"");
        assertThat(plain(comments)).contains("末几位已经丢失");
        String sheet = part(marked, "xl/worksheets/sheet1.xml");
        assertThat(style(sheet, "D7")).isNotEqualTo(style(sheet, "D6")).isNotEqualTo(style(sheet, "G20"));
        assertThat(style(sheet, "B14")).as("the whole row").isEqualTo(style(sheet, "C14"));
    }

    @Test
    void sentBackAsItIsItGivesTheSameAndMendedItReplacesTheDraft() {
        List<Map<String, Object>> rows = List.of(
                Sheets.row(1),
                Sheets.with(Sheets.row(2), "身份证号码", Double.valueOf("3.60799195808214E17")),
                Sheets.with(Sheets.row(3), "银行账号", ""),
                Sheets.with(Sheets.row(4), "金额", "一千元"));
        JsonPath first = Importing.run(CLERK, "a.xlsx", Sheets.workbook(rows), "farmland", QINJIANG, "2036-02");
        assertThat(first.getInt("accepted")).isOne();
        byte[] marked = After.workbook(CLERK, first.getString("id"));
        JsonPath second = Importing.run(CLERK, "改.xlsx", marked, "farmland", QINJIANG, "2036-02");
        assertThat(second.getString("id")).isNotEqualTo(first.getString("id"));
        assertThat(second.getString("rosterId")).isEqualTo(first.getString("rosterId"));
        assertThat(places(second)).isEqualTo(places(first));
        assertThat(second.getString("totalAmount")).isEqualTo(first.getString("totalAmount"));
        // Once more round, nothing is added.
        byte[] again = After.workbook(CLERK, second.getString("id"));
        assertThat(sheetNames(again)).containsExactly("明细", "问题清单");
    }

    @Test
    void aTextFileComesBackAsAWorkbookWithEveryDigit() throws IOException {
        String csv = Sheets.csv(List.of(Sheets.row(11), Sheets.with(Sheets.row(12), "身份证号码", "36079919581")), ",");
        JsonPath done = Importing.run(
                CLERK, "a.csv", csv.getBytes(Charset.forName("GB18030")), "farmland", QINJIANG, "2036-03");
        assertThat(done.getInt("accepted")).isOne();
        byte[] marked = After.workbook(CLERK, done.getString("id"));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(marked))) {
            Row row = workbook.getSheet(0).orElseThrow().read().get(1);
            Cell id = row.getCell(4);
            assertThat(id.getType()).isEqualTo(CellType.STRING);
            assertThat(id.getText()).isEqualTo(Sheets.id(11));
            assertThat(row.getCellText(8)).isEqualTo(Sheets.card(11));
        }
        assertThat(part(marked, "xl/comments1.xml")).contains("ref=\"E3\"");
        // As a spreadsheet shows it, so that a number typed over it stays a text.
        assertThat(part(marked, "xl/styles.xml")).contains("formatCode=\"@\"");
    }

    @Test
    void onlyClerksOfTheRegionGetItAndItIsAudited() {
        JsonPath done = Importing.run(
                CLERK, "a.xlsx", Sheets.workbook(List.of(Sheets.row(1))), "farmland", QINJIANG, "2036-04");
        String path = Importing.PATH + "/" + done.getString("id") + "/workbook";
        assertThat(As.nobody().get(path).statusCode()).isEqualTo(401);
        assertThat(As.staff("clerk.xiaosong").get(path).statusCode()).isEqualTo(404);
        assertThat(As.staff("reviewer.qinjiang").get(path).statusCode()).isEqualTo(403);
        After.workbook(CLERK, done.getString("id"));
        assertThat(As.staff("admin")
                        .queryParam("limit", 100)
                        .queryParam("chain", "360735")
                        .get("/api/v1/staff/audit")
                        .asString())
                .contains("import.workbook-downloaded");
    }

    @Test
    void aFileThatCannotBeReadCannotBeMarked() {
        JsonPath refused = Importing.run(
                CLERK, "a.xlsx", "%PDF-1.7 no".getBytes(StandardCharsets.UTF_8), "farmland", QINJIANG, "2036-05");
        assertThat(refused.getString("status")).isEqualTo("refused");
        var answer = As.staff(CLERK).get(Importing.PATH + "/" + refused.getString("id") + "/workbook");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String>path("code")).isEqualTo("import-unreadable");
    }

    @Test
    void theFileGoesWhenItsTimeIsOver() {
        byte[] file = Sheets.workbook(List.of(Sheets.row(1), Sheets.with(Sheets.row(2), "姓名", "")));
        JsonPath replaced = Importing.run(CLERK, "a.xlsx", file, "farmland", QINJIANG, "2036-06");
        JsonPath standing = Importing.run(
                CLERK, "b.xlsx", Sheets.workbook(List.of(Sheets.row(5))), "farmland", QINJIANG, "2036-06");
        try (ClockShift _ = ClockShift.by(clock, Duration.ofDays(31))) {
            retention.run();
        }
        String path = Importing.PATH + "/" + replaced.getString("id");
        var gone = As.staff(CLERK).get(path + "/workbook");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.<String>path("code")).isEqualTo("import-source-removed");
        assertThat(As.staff(CLERK).get(path).<Boolean>path("sourceRemoved")).isTrue();
        assertThat(After.problems(CLERK, replaced.getString("id"))).containsExactly(3);
        After.workbook(CLERK, standing.getString("id"));
        try (ClockShift _ = ClockShift.by(clock, Duration.ofDays(366))) {
            retention.run();
        }
        assertThat(As.staff(CLERK)
                        .get(Importing.PATH + "/" + standing.getString("id") + "/workbook")
                        .statusCode())
                .isEqualTo(410);
    }

    private static List<List<String>> texts(Sheet sheet) throws IOException {
        return sheet.read().stream()
                .map(row -> row.stream()
                        .map(cell -> cell == null || cell.getValue() == null
                                ? ""
                                : cell.getValue() instanceof java.math.BigDecimal number
                                        ? number.round(SHOWN)
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        : cell.getText())
                        .toList())
                .map(MarkedWorkbookTest::trimmed)
                .filter(row -> !row.isEmpty())
                .toList();
    }

    private static List<String> trimmed(List<String> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).isEmpty()) {
            end--;
        }
        return row.subList(0, end);
    }

    private static List<String> sheetNames(byte[] workbook) {
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return read.getSheets().map(Sheet::getName).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Written with numbers for characters outside ASCII. */
    private static String plain(String xml) {
        return Pattern.compile("&#x(\\p{XDigit}+);")
                .matcher(xml)
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    private static String style(String sheet, String cell) {
        int at = sheet.indexOf("r=\"" + cell + "\"");
        assertThat(at).as(cell).isPositive();
        int style = sheet.indexOf("s=\"", at);
        return sheet.substring(style, sheet.indexOf('"', style + 3));
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
