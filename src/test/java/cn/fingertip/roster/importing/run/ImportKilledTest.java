package cn.fingertip.roster.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.Written;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An import cut off halfway leaves nothing, and is whole after all. */
@QuarkusTest
class ImportKilledTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String PEOPLE = "SELECT count(*) FROM beneficiary WHERE name LIKE '试辛甲____'";
    private static final String QINJIANG = "360735100";

    @Inject
    DataSource database;

    @Inject
    Written written;

    @Test
    void whatIsCutOffInTheMiddleIsAbsentAndThenWhole() throws SQLException {
        List<Map<String, Object>> rows =
                IntStream.range(700_000, 706_000).mapToObj(Sheets::row).toList();
        byte[] file = Sheets.workbook(rows);
        Response sent;
        try (Connection bolt = database.getConnection();
                Statement statement = bolt.createStatement();
                Connection outside = database.getConnection();
                Statement monitor = outside.createStatement()) {
            bolt.setAutoCommit(false);
            // Nobody can add an account: the import stops after its people, before its lines.
            statement.execute("LOCK TABLE account IN SHARE MODE");
            long people = count(monitor, PEOPLE);
            sent = Importing.send(As.staff(CLERK), "a.xlsx", file, "farmland", QINJIANG, "2032");
            int backend = await().atMost(Duration.ofSeconds(60)).until(() -> waitingImport(monitor), pid -> pid > 0);
            assertThat(As.staff(CLERK).get(sent.header("Location")).<String>path("status"))
                    .isEqualTo("running");
            monitor.execute("SELECT pg_terminate_backend(" + backend + ")");
            assertThat(count(monitor, PEOPLE)).isEqualTo(people);
            assertThat(count(monitor, "SELECT count(*) FROM roster WHERE region = '360735100' AND period = '2032'"))
                    .isZero();
            bolt.rollback();
        }
        JsonPath done = Importing.finished(CLERK, sent);
        assertThat(done.getString("status")).isEqualTo("done");
        assertThat(done.getInt("accepted")).isEqualTo(6000);
        assertThat(done.getList("problems")).isEmpty();
        long fen = rows.stream()
                .mapToLong(row ->
                        ((java.math.BigDecimal) row.get("金额")).movePointRight(2).longValueExact())
                .sum();
        assertThat(written.sum(done.getString("rosterId")))
                .isEqualTo(new Written.Sum("draft", 6000, fen, 6000, fen, 1, 6000, 6000));
    }

    private static int waitingImport(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'COPY account%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
