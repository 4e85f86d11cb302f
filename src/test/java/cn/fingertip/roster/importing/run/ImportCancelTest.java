package cn.fingertip.roster.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.importing.After;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.Written;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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

/** How far an import is can be seen while it runs, and its clerk can stop it at any moment. */
@QuarkusTest
class ImportCancelTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String QINJIANG = "360735100";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    @Inject
    Written written;

    @Test
    void aRunningImportShowsHowFarItIsAndStopsForGood() throws SQLException {
        List<Map<String, Object>> rows =
                IntStream.range(720_000, 723_000).mapToObj(Sheets::row).toList();
        byte[] file = Sheets.csv(rows, ",").getBytes(StandardCharsets.UTF_8);
        String draft = Importing.run(
                        CLERK, "先.xlsx", Sheets.workbook(rows.subList(0, 2)), "farmland", QINJIANG, "2034-11")
                .getString("rosterId");
        String before = written.fingerprint(draft);
        Response sent;
        try (Connection bolt = database.getConnection();
                Statement statement = bolt.createStatement()) {
            bolt.setAutoCommit(false);
            // Nobody can add an account: the import stops in the middle of its batches.
            statement.execute("LOCK TABLE account IN SHARE MODE");
            sent = Importing.send(As.staff(CLERK), "a.csv", file, "farmland", QINJIANG, "2034-11");
            String location = sent.header("Location");
            JsonPath running = await().atMost(PATIENCE)
                    .until(() -> As.staff(CLERK).get(location).jsonPath(), body -> body.getInt("progress.rows") > 0);
            assertThat(running.getString("status")).isEqualTo("running");
            assertThat(running.getInt("progress.ofRows")).isEqualTo(3001);
            assertThat(running.getInt("progress.rows")).isLessThanOrEqualTo(3001);
            assertThat(running.getList("problems")).isEmpty();

            Response cancelled = As.staff(CLERK).post(location + "/cancel");
            assertThat(cancelled.statusCode()).isEqualTo(200);
            assertThat(cancelled.<String>path("status")).isEqualTo("cancelled");
            // It waits for the lock that we hold, and is broken off there.
            await().atMost(PATIENCE).until(() -> waiting() == 0);
            assertThat(As.staff(CLERK).post(location + "/cancel").statusCode()).isEqualTo(200);
            bolt.rollback();
        }
        String location = sent.header("Location");
        await().atMost(PATIENCE).until(() -> stored(sent.path("id")).equals("cancelled"));
        assertThat(written.fingerprint(draft)).as("the draft that stood before").isEqualTo(before);
        JsonPath after = As.staff(CLERK).get(location).jsonPath();
        assertThat(after.getString("status")).isEqualTo("cancelled");
        assertThat(after.getInt("rows")).isZero();
        assertThat(after.getString("finishedAt")).isNotNull();
        assertThat(After.problems(CLERK, sent.path("id"))).isEmpty();
        assertThat(As.staff(CLERK).get(location + "/workbook").<String>path("code"))
                .isEqualTo("import-not-read");

        Response again = Importing.send(As.staff(CLERK), "a.csv", file, "farmland", QINJIANG, "2034-11");
        assertThat(again.header("Location")).as("another try").isNotEqualTo(location);
        JsonPath done = Importing.finished(CLERK, again);
        assertThat(done.getInt("accepted")).isEqualTo(3000);
        assertThat(done.getInt("progress.rows")).isEqualTo(3001);
        assertThat(written.names(draft)).hasSize(3000);
        Response late = As.staff(CLERK).post(again.header("Location") + "/cancel");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.<String>path("code")).isEqualTo("import-finished");
        assertThat(As.staff(CLERK).get(again.header("Location")).<String>path("status"))
                .isEqualTo("done");
    }

    @Test
    void problemsPastTheFirstThousandAreListedToo() {
        List<Map<String, Object>> rows = IntStream.range(0, 2300)
                .mapToObj(n -> n == 7 ? Sheets.row(n) : Sheets.with(Sheets.row(n), "姓名", ""))
                .toList();
        JsonPath done = Importing.run(CLERK, "a.xlsx", Sheets.workbook(rows), "farmland", QINJIANG, "2034-02");
        assertThat(done.getInt("accepted")).isOne();
        assertThat(done.getInt("problemsTotal")).isEqualTo(2299);
        assertThat(done.getList("problems")).hasSize(1000);
        List<Integer> all = After.problems(CLERK, done.getString("id"));
        assertThat(all).hasSize(2299).doesNotHaveDuplicates().isSorted().doesNotContain(9);
    }

    @Test
    void onlyItsOwnClerksCancel() {
        String location = Importing.send(
                        As.staff(CLERK),
                        "a.xlsx",
                        Sheets.workbook(List.of(Sheets.row(1))),
                        "farmland",
                        QINJIANG,
                        "2034-03")
                .header("Location");
        assertThat(As.staff("clerk.xiaosong").post(location + "/cancel").statusCode())
                .isEqualTo(404);
        assertThat(As.staff("reviewer.qinjiang").post(location + "/cancel").statusCode())
                .isEqualTo(403);
        assertThat(As.staff("clerk.xiaosong").get(location + "/problems").statusCode())
                .isEqualTo(404);
    }

    private int waiting() throws SQLException {
        return number(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'COPY account%'");
    }

    private int number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private String stored(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT status FROM import_job WHERE id = '" + id + "'")) {
            row.next();
            return row.getString(1);
        }
    }
}
