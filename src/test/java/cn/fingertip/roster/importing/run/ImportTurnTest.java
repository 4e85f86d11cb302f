package cn.fingertip.roster.importing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Imports of one county are made in the order in which they came, and who waits holds nothing. */
@QuarkusTest
class ImportTurnTest {
    private static final String QINJIANG = "360735100";
    private static final List<String> ENDS = List.of("done", "refused", "cancelled");

    @Inject
    DataSource database;

    @Test
    void firstComeFirstServedAndEachSeesItsPlace() throws SQLException {
        String clerk = Importing.clerkOf(QINJIANG);
        String first;
        String second;
        String third;
        String fourth;
        String fifth;
        try (Connection bolt = database.getConnection();
                Statement statement = bolt.createStatement()) {
            nothingUnderWay();
            bolt.setAutoCommit(false);
            // Nobody can add an account: the first import stands where it is.
            statement.execute("LOCK TABLE account IN SHARE MODE");
            first = send(clerk, 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> status(clerk, first).equals("running"));
            second = send(clerk, 2);
            third = send(clerk, 3);
            fourth = send(clerk, 4);
            fifth = send(clerk, 5);
            assertThat(ahead(clerk, first)).isNull();
            assertThat(ahead(clerk, second)).isOne();
            assertThat(ahead(clerk, third)).isEqualTo(2);
            assertThat(ahead(clerk, fourth)).isEqualTo(3);
            assertThat(number("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'import-roster'"))
                    .as("work is queued for the one whose turn it is")
                    .isOne();
            assertThat(number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'"))
                    .as("nobody waits in a transaction")
                    .isZero();
            assertThat(As.staff(clerk).post(third + "/cancel").<String>path("status"))
                    .isEqualTo("cancelled");
            assertThat(ahead(clerk, fourth)).isEqualTo(2);
            bolt.rollback();
        }
        Instant one = finished(clerk, first);
        Instant two = finished(clerk, second);
        Instant four = finished(clerk, fourth);
        Instant five = finished(clerk, fifth);
        assertThat(List.of(one, two, four, five)).isSorted().doesNotHaveDuplicates();
        assertThat(status(clerk, third)).isEqualTo("cancelled");
        assertThat(ahead(clerk, fifth)).isNull();
        assertThat(number("SELECT count(*) FROM import_job WHERE turn AND region LIKE '360735%'"))
                .as("the turn is given back")
                .isZero();
    }

    @Test
    void whoseTurnIsCancelledPassesItOn() throws SQLException {
        String clerk = Importing.clerkOf(QINJIANG);
        String first;
        String second;
        try (Connection bolt = database.getConnection();
                Statement statement = bolt.createStatement()) {
            nothingUnderWay();
            bolt.setAutoCommit(false);
            statement.execute("LOCK TABLE account IN SHARE MODE");
            first = send(clerk, 11);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> status(clerk, first).equals("running"));
            second = send(clerk, 12);
            As.staff(clerk).post(first + "/cancel").then().statusCode(200);
            // Awaitility hands no null to a predicate of its own.
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                Integer ahead = ahead(clerk, second);
                return ahead == null || ahead == 0;
            });
            bolt.rollback();
        }
        finished(clerk, second);
        assertThat(status(clerk, first)).isEqualTo("cancelled");
        assertThat(status(clerk, second)).isEqualTo("done");
    }

    /** Imports that other tests left at work would stand before the bolt too, and keep ours waiting. */
    private void nothingUnderWay() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> number("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'import-roster'") == 0);
    }

    private static String send(String clerk, int n) {
        byte[] file = Sheets.workbook(List.of(Sheets.row(730_000 + n)));
        return Importing.send(
                        As.staff(clerk),
                        "a.xlsx",
                        file,
                        "farmland",
                        QINJIANG,
                        RosterFixture.When.next().period())
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static Instant finished(String clerk, String location) {
        JsonPath end = Importing.until(clerk, location, ENDS);
        assertThat(end.getString("status")).as(end.prettify()).isEqualTo("done");
        return Instant.parse(end.getString("finishedAt"));
    }

    private static String status(String clerk, String location) {
        return As.staff(clerk).get(location).path("status");
    }

    private static Integer ahead(String clerk, String location) {
        return As.staff(clerk).get(location).path("progress.ahead");
    }

    private int number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
