package cn.fingertip.roster.importing.marked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.importing.ImportConfig;
import cn.fingertip.roster.importing.Importing;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Few marked workbooks are made at one time; who comes too many is told when to come again. */
@QuarkusTest
class MarkedPlacesTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%import_problem%'";

    @Inject
    DataSource database;

    @Inject
    ImportConfig config;

    @Test
    void whereAllPlacesAreTakenOneComesBackLater() throws SQLException, ExecutionException, InterruptedException {
        byte[] file = Sheets.workbook(List.of(Sheets.row(731_001), Sheets.with(Sheets.row(731_002), "姓名", "")));
        JsonPath done = Importing.run(
                CLERK,
                "a.xlsx",
                file,
                "farmland",
                "360735100",
                RosterFixture.When.next().period());
        String path = Importing.PATH + "/" + done.getString("id") + "/workbook";
        try (ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor();
                Connection bolt = database.getConnection();
                Statement statement = bolt.createStatement()) {
            bolt.setAutoCommit(false);
            List<Future<Response>> made = new ArrayList<>();
            // Whoever makes one waits for the list of problems.
            statement.execute("LOCK TABLE import_problem IN ACCESS EXCLUSIVE MODE");
            try {
                for (int i = 0; i < config.markedAtOnce(); i++) {
                    made.add(clerks.submit(() -> As.staff(CLERK).get(path)));
                }
                await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == config.markedAtOnce());
                Response busy = As.staff(CLERK).get(path);
                assertThat(busy.statusCode()).isEqualTo(503);
                assertThat(busy.<String>path("code")).isEqualTo("busy");
                assertThat(busy.header("Retry-After")).isEqualTo("10");
            } finally {
                bolt.rollback();
            }
            for (Future<Response> each : made) {
                assertThat(each.get().statusCode()).isEqualTo(200);
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> As.staff(CLERK).get(path).statusCode() == 200);
    }

    private int waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WAITING)) {
            row.next();
            return row.getInt(1);
        }
    }
}
