package cn.fingertip.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbeddedServersTest {

    @Inject
    DataSource database;

    @Inject
    RedisDataSource redis;

    @Test
    void theDatabaseIsPostgres17AndItsTrigramsSeeChinese() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
            try (var row = statement.executeQuery(
                    "SELECT current_setting('server_version_num')::int / 10000, cardinality(show_trgm('濯坑村'))")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(17);
                assertThat(row.getInt(2)).isPositive();
            }
        }
    }

    @Test
    void theApplicationIsNoSuperuser() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW is_superuser")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("off");
        }
    }

    @Test
    void redisKeepsWhatItIsGiven() {
        redis.value(String.class).set("embedded:theRedisTest", "琴江镇");

        assertThat(redis.value(String.class).get("embedded:theRedisTest")).isEqualTo("琴江镇");
    }
}
