package cn.fingertip.roster.importing.run;

import static org.awaitility.Awaitility.await;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.testsupport.Replica;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What tests of crashed imports have in common: a replica that takes dead ones' work over soon, and what is in the tables. */
final class Crashes {
    static final String QINJIANG = "360735100";
    static final Duration PATIENCE = Duration.ofSeconds(120);

    /** A site waits a minute; a test has no time for that. */
    static final Map<String, String> SOON = Map.of("FINGERTIP_JOBS_TAKEOVER", "4S");

    private Crashes() {}

    static Response send(Replica to, String token, byte[] file, String period) {
        return Importing.send(to.as(token), "清册.xlsx", file, "farmland", QINJIANG, period);
    }

    static JsonPath finished(Replica at, String token, String location) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> at.as(token).get(location).jsonPath(),
                        body -> List.of("done", "refused", "cancelled").contains(body.getString("status")));
    }

    /** @return the one value of the one row, as text */
    static String value(TestServers servers, String query) throws SQLException {
        try (Connection connection = servers.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
