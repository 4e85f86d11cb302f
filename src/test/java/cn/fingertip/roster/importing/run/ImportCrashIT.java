package cn.fingertip.roster.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.Replica;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Row 19: an import is whole or absent whenever the server dies; the same file again changes nothing. */
class ImportCrashIT {
    private static final int ROWS = 12_000;
    private static final String LINES = """
            SELECT count(*) || ' ' || coalesce(sum(amount_fen), 0) FROM roster_line l
            JOIN roster_version v ON v.id = l.version_id JOIN roster r ON r.id = v.roster_id WHERE r.period = '2025'""";
    private static final String FINGERPRINT = """
            SELECT md5(string_agg(v::text || v.xmin || l::text || l.xmin, '|' ORDER BY v.version, l.no))
            FROM roster_version v JOIN roster_line l ON l.version_id = v.id""";

    @Test
    void killedInTheMiddleItIsAbsentAndThenWhole() throws IOException, SQLException {
        List<Map<String, Object>> rows =
                IntStream.range(100_000, 100_000 + ROWS).mapToObj(Sheets::row).toList();
        BigDecimal sum = rows.stream().map(row -> (BigDecimal) row.get("金额")).reduce(BigDecimal.ZERO, BigDecimal::add);
        byte[] file = withSum(rows, sum);
        String whole = ROWS + " " + sum.movePointRight(2).longValueExact();
        try (TestServers servers = TestServers.start()) {
            Replica first = Replica.start(servers, 1, Crashes.SOON).getFirst();
            String token = first.staff("clerk.crash", Crashes.QINJIANG, "clerk");
            String location;
            try (Connection bolt = servers.database();
                    Statement statement = bolt.createStatement()) {
                bolt.setAutoCommit(false);
                // Nobody can add an account: the import stands still between its batches while we kill it.
                statement.execute("LOCK TABLE account IN SHARE MODE");
                location = Crashes.send(first, token, file, "2025").header("Location");
                await().atMost(Crashes.PATIENCE).until(() -> inTheMiddle(servers));
                first.kill();
                assertThat(Crashes.value(servers, LINES)).as("absent").isEqualTo("0 0");
                bolt.rollback();
            }

            Replica second = Replica.start(servers, 1, Crashes.SOON).getFirst();
            await().atMost(Crashes.PATIENCE)
                    .until(() -> second.as(token).get(location).jsonPath().getInt("progress.rows") > 0);
            second.kill();
            assertThat(Crashes.value(servers, LINES)).as("absent or whole").isIn("0 0", whole);

            try (Replica third = Replica.start(servers, 1, Crashes.SOON).getFirst()) {
                JsonPath done = Crashes.finished(third, token, location);
                assertThat(done.getString("status")).isEqualTo("done");
                assertThat(done.getString("totalAmount")).isEqualTo(sum.toPlainString());
                assertThat(done.getList("problems"))
                        .as("合计 is the sum to the fen")
                        .isEmpty();
                assertThat(Crashes.value(servers, LINES)).isEqualTo(whole);
                assertThat(Crashes.value(servers, "SELECT count(*) FROM roster_version"))
                        .isEqualTo("1");

                String before = Crashes.value(servers, FINGERPRINT);
                assertThat(Crashes.send(third, token, file, "2025").header("Location"))
                        .isEqualTo(location);
                assertThat(Crashes.value(servers, FINGERPRINT)).isEqualTo(before);
                assertThat(Crashes.value(servers, "SELECT count(*) FROM import_job"))
                        .isEqualTo("1");

                JsonPath off = Crashes.finished(
                        third,
                        token,
                        Crashes.send(third, token, withSum(rows, sum.add(new BigDecimal("0.01"))), "2024")
                                .header("Location"));
                assertThat(Importing.places(off)).containsExactly("明细 " + (ROWS + 2) + " H total-mismatch warning");
            }
        }
    }

    private static byte[] withSum(List<Map<String, Object>> rows, BigDecimal sum) {
        List<List<?>> cells = new ArrayList<>();
        cells.add(Sheets.COLUMNS);
        rows.forEach(row -> cells.add(new ArrayList<>(row.values())));
        List<Object> last = new ArrayList<>(java.util.Collections.nCopies(Sheets.COLUMNS.size(), null));
        last.set(0, "合计");
        last.set(Sheets.COLUMNS.indexOf("金额"), sum);
        cells.add(last);
        return Sheets.cells("明细", cells);
    }

    private static boolean inTheMiddle(TestServers servers) throws SQLException {
        return !Crashes.value(
                        servers,
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'COPY account%'")
                .equals("0");
    }
}
