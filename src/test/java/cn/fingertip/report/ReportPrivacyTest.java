package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plants marks in everything that a reporter sends, and looks for them wherever something is kept. */
@QuarkusTest
class ReportPrivacyTest {
    private final String mark = UUID.randomUUID().toString().replace("-", "");
    private final Listener log = new Listener();

    @Inject
    DataSource database;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void listen() {
        root().addHandler(log);
    }

    @AfterEach
    void stopListening() {
        root().removeHandler(log);
    }

    @Test
    void theScanFindsWhatIsInPlain() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO idempotency (key_hash, fingerprint, created_at) VALUES (?, ?, now())")) {
            insert.setBytes(1, ("hash" + mark).getBytes(StandardCharsets.UTF_8));
            insert.setBytes(2, new byte[] {0});
            insert.executeUpdate();
        }
        assertThat(tablesWith(mark)).containsExactly("idempotency");
        redis.value(String.class).setex("test:" + mark, 5, "x");
        assertThat(redisWith(mark)).isNotEmpty();
        Logger.getLogger("cn.fingertip.test").warning("said " + mark);
        assertThat(log.lines).anyMatch(line -> line.contains(mark));
    }

    @Test
    void whatIsWrittenStandsNowhereInPlain() throws SQLException {
        Map<String, Object> body = Reporting.body();
        body.put("subject", "s" + mark);
        body.put("text", "t" + mark);
        body.put("accused", "a" + mark);
        body.put("contact", "c" + mark);
        String receipt = Reporting.sent(given(), body);
        Reporting.supplement(receipt, UUID.randomUUID().toString(), "m" + mark);
        Reporting.lookUp(receipt);
        String id = Reporting.idOf("s" + mark);
        Reporting.inspector()
                .contentType("application/json")
                .body(Map.of("text", "r" + mark))
                .post(Reporting.STAFF + "/" + id + "/reply")
                .then()
                .statusCode(201);
        assertNowhere(mark);
        assertNowhere(receipt);
    }

    @Test
    void theAnonymousLeaveNothingBesideWhatTheyWrote() throws Exception {
        String address = "127.84.23.11";
        String forwarded = "203.0.113.77";
        try (FromAddress phone = new FromAddress(address)) {
            var answer = phone.post(
                    "",
                    Reporting.body(),
                    "User-Agent",
                    "agent-" + mark,
                    "X-Forwarded-For",
                    forwarded,
                    "X-Real-IP",
                    forwarded,
                    "Forwarded",
                    "for=" + forwarded,
                    "Cookie",
                    "c=" + mark,
                    "Referer",
                    "https://servicewechat.com/" + mark,
                    "X-Request-Id",
                    mark,
                    "traceparent",
                    "00-" + mark + "-b7ad6b7169203331-01");
            assertThat(answer.statusCode()).isEqualTo(201);
        }
        assertNowhere(mark);
        assertNowhere(address);
        assertNowhere(forwarded);
    }

    @Test
    void aRealNameIsNotJoinedToTheReportInPlain() throws SQLException {
        String code = "villager-" + mark;
        String citizen = As.villager(code).get("/api/v1/me").path("id");
        List<String> before = tablesWith(citizen);
        Map<String, Object> body = Reporting.body("subject", "s" + mark);
        String key = UUID.randomUUID().toString();
        String receipt = Reporting.send(As.villager(code), key, body)
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        assertThat(Reporting.send(As.villager(code), key, body).<String>path("receipt"))
                .isEqualTo(receipt);
        assertThat(tablesWith(citizen)).isEqualTo(before);
        assertThat(tablesWith(citizen.replace("-", ""))).isEmpty();
        assertNowhere(key);
    }

    private void assertNowhere(String text) throws SQLException {
        assertThat(tablesWith(text)).as("tables with " + text).isEmpty();
        assertThat(redisWith(text)).as("Redis keys with " + text).isEmpty();
        assertThat(log.lines).as("log lines with " + text).noneMatch(line -> line.contains(text));
    }

    /** Looks into every column of every table; bytes are looked through for the text's UTF-8 form. */
    private List<String> tablesWith(String text) throws SQLException {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> hits = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                try (PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ? OR t::text LIKE ?")) {
                    query.setString(1, "%" + text + "%");
                    query.setString(2, "%" + hex + "%");
                    try (ResultSet row = query.executeQuery()) {
                        row.next();
                        if (row.getLong(1) > 0) {
                            hits.add(table);
                        }
                    }
                }
            }
        }
        return hits;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT quote_ident(relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = 'public' ORDER BY 1""");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        assertThat(tables).contains("report", "report_message", "report_receipt", "audit_entry", "idempotency");
        return tables;
    }

    private List<String> redisWith(String text) {
        return redis.key().keys("*").stream()
                .filter(key -> key.contains(text) || contentOf(key).contains(text))
                .toList();
    }

    private String contentOf(String key) {
        Response content = switch (redis.execute("TYPE", key).toString()) {
            case "string" -> redis.execute("GET", key);
            case "hash" -> redis.execute("HGETALL", key);
            case "set" -> redis.execute("SMEMBERS", key);
            case "zset" -> redis.execute("ZRANGE", key, "0", "-1");
            case "list" -> redis.execute("LRANGE", key, "0", "-1");
            default -> null;
        };
        return content == null ? "" : textOf(content);
    }

    /** Whatever the answer's kind: one text, many, or pairs of them. */
    private static String textOf(Response content) {
        if (content.type() != ResponseType.MULTI) {
            return content.type() == ResponseType.BULK
                    ? content.toString(StandardCharsets.ISO_8859_1)
                    : content.toString();
        }
        if (content.isMap()) {
            StringBuilder pairs = new StringBuilder();
            content.getKeys().forEach(key -> pairs.append(key).append(' ').append(textOf(content.get(key))));
            return pairs.toString();
        }
        StringBuilder all = new StringBuilder();
        content.forEach(each -> all.append(textOf(each)).append('\n'));
        return all.toString();
    }

    private static Logger root() {
        return LogManager.getLogManager().getLogger("");
    }

    private static final class Listener extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            StringBuilder line = new StringBuilder(String.valueOf(entry.getMessage()));
            for (Object parameter : entry.getParameters() == null ? new Object[0] : entry.getParameters()) {
                line.append(' ').append(parameter);
            }
            for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                line.append(' ').append(cause);
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
