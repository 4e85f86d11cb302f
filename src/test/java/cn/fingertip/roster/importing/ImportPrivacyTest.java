package cn.fingertip.roster.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Numbers of people that nobody else has go through an import, right and wrong ones; none is found anywhere after. */
@QuarkusTest
class ImportPrivacyTest {
    private static final String CLERK = "clerk.qinjiang";

    @Inject
    Written written;

    @Test
    void noNumberIsFoundInAnswersLogsOrTables() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int n = 810_001; n <= 810_020; n++) {
            rows.add(Sheets.row(n));
        }
        // Wrong in every way in which a message might quote.
        rows.set(3, Sheets.with(rows.get(3), "姓名", rows.get(3).get("身份证号码")));
        rows.set(4, Sheets.with(rows.get(4), "村", rows.get(4).get("身份证号码")));
        rows.set(5, Sheets.with(rows.get(5), "组", rows.get(5).get("银行账号")));
        rows.set(6, Sheets.with(rows.get(6), "面积", rows.get(6).get("银行账号")));
        rows.set(7, Sheets.with(rows.get(7), "金额", rows.get(7).get("身份证号码")));
        rows.set(8, Sheets.with(rows.get(8), "身份证号码", rows.get(8).get("银行账号")));
        rows.set(9, Sheets.with(rows.get(9), "银行账号", rows.get(9).get("身份证号码") + "?"));
        rows.set(10, Sheets.with(rows.get(10), "序号", "合计" + rows.get(10).get("身份证号码")));
        String sheet = Sheets.id(810_050);
        List<List<?>> cells = new ArrayList<>();
        cells.add(Sheets.COLUMNS);
        rows.forEach(row -> cells.add(new ArrayList<>(row.values())));
        byte[] file = Sheets.cells(sheet, cells);
        Log log = new Log();
        Response sent;
        JsonPath done;
        try (log) {
            sent = Importing.send(As.staff(CLERK), Sheets.id(810_051) + ".xlsx", file, "farmland", "360735100", "2033");
            done = Importing.finished(CLERK, sent);
        }
        assertThat(done.getInt("accepted")).as(done.prettify()).isEqualTo(13);
        String answers = sent.asString()
                + As.staff(CLERK).get(sent.header("Location")).asString()
                + As.staff(CLERK).get(Importing.PATH).asString();
        assertThat(answers).contains("***");
        for (int n = 810_001; n <= 810_051; n++) {
            for (String number : List.of(Sheets.id(n), Sheets.card(n))) {
                assertThat(answers).doesNotContain(number);
                assertThat(log.lines).noneMatch(line -> line.contains(number));
            }
        }
        for (String number : List.of(Sheets.id(810_001), Sheets.card(810_001), Sheets.id(810_004), sheet)) {
            assertThat(written.rowsHolding(number)).as(number).isZero();
            String hex = HexFormat.of().formatHex(number.getBytes(StandardCharsets.US_ASCII));
            assertThat(written.rowsHolding(hex)).as(number).isZero();
        }
        // The scan sees what is there.
        assertThat(written.rowsHolding(Sheets.name(810001))).isGreaterThan(1);
    }

    @Test
    void whereNoRowIsAcceptableNothingIsMade() {
        byte[] file =
                Sheets.workbook(List.of(Sheets.with(Sheets.row(1), "姓名", ""), Sheets.with(Sheets.row(2), "姓名", "")));
        JsonPath body = Importing.run(CLERK, "a.xlsx", file, "farmland", "360735100", "2033-03");
        assertThat(body.getString("status")).isEqualTo("refused");
        assertThat(Importing.places(body))
                .containsExactly(
                        "null null null rows-all-refused error",
                        "明细 2 D name-missing error",
                        "明细 3 D name-missing error");
        assertThat(body.getInt("rejected")).isEqualTo(2);
    }

    /** Everything that is logged while it is open, on every level that reaches the root. */
    private static final class Log extends Handler implements AutoCloseable {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Log() {
            setLevel(Level.ALL);
            Logger.getLogger("").addHandler(this);
        }

        @Override
        public void publish(LogRecord logged) {
            lines.add(logged.getMessage()
                    + (logged.getParameters() == null ? "" : List.of(logged.getParameters()))
                    + (logged.getThrown() == null ? "" : logged.getThrown()));
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }
}
