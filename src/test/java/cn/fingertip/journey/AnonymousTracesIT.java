package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.testsupport.Replica;
import cn.fingertip.testsupport.WechatCalls;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Row 12: whoever reports anonymously leaves nothing beside what they wrote, and that only sealed. A phone with a mark
 * in everything it tells of itself goes the whole way with the production package, which logs all that it can; then the
 * tables, all of PostgreSQL's files with its journal, all of Redis, the log, the metrics, temporary files and the
 * storage are looked through.
 */
class AnonymousTracesIT {
    private static final String REPORTS = "/api/v1/reports";
    private static final String COUNTY = "360735";
    private static final String CODE = "villager-who-stays-unknown";

    private final String mark = UUID.randomUUID().toString().replace("-", "");
    /** What the reporter writes; the office may read it, and nobody else. */
    private final String words = UUID.randomUUID().toString().replace("-", "");

    private final Traces written = new Traces().plant("words", words);

    @TempDir
    Path temporary;

    @Test
    void nothingOfTheSenderIsLeftAnywhere() throws Exception {
        FileTime start = Files.getLastModifiedTime(Files.createTempFile("start", null));
        Map<String, String> settings = new HashMap<>();
        settings.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        settings.put("QUARKUS_LOG_LEVEL", "TRACE");
        // As many as are sent before the mishaps are over, so that the next is asked for work.
        settings.put("FINGERTIP_REPORT_SUBMISSIONS_PER_SOURCE", "5");
        try (TestServers servers = TestServers.start();
                WechatCalls wechat = WechatCalls.before(servers)) {
            settings.put("FINGERTIP_WECHAT_API_BASE_URL", wechat.address());
            String openid = wechat.openidOf(CODE);
            try (Replica replica = Replica.start(servers, 1, settings).getFirst();
                    MarkedPhone phone = new MarkedPhone(replica.port(), mark, openid)) {
                String inspector = replica.staff("inspector.traces", COUNTY, "inspector");
                String token = login(replica);
                String citizen = replica.as(token).get("/api/v1/me").path("id");
                Traces sender = phone.traces(mark).plant("token", token).plant("signature", token.split("\\.")[2]);
                Traces account = new Traces().plant("account", citizen);
                Map<String, ?> before = rowsWith(servers, account);
                List<String> asked = wechat.paths();

                String receipt = report(phone, replica, inspector);
                written.plant("receipt", receipt);
                reportThoughLoggedIn(phone, token);
                mishaps(phone, token);

                assertThat(wechat.paths()).as("calls to WeChat").isEqualTo(asked);
                assertThat(rowsWith(servers, account))
                        .as("rows about the account of the same phone")
                        .isEqualTo(before);
                assertThat(sender.in(read(replica, inspector)))
                        .as("what the office sees")
                        .isEmpty();
                nowhere(servers, replica, start, sender, written);
            }
        }
    }

    /** The whole way of a report, each request from the marked phone. @return the receipt */
    private String report(MarkedPhone phone, Replica replica, String inspector) throws Exception {
        ok(phone.get(REPORTS + "/kinds?seen=" + mark), 200);
        String upload = upload(phone);
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "subsidy");
        body.put("subject", "标题 " + words);
        body.put("text", "内容 " + words);
        body.put("region", "360735100211");
        body.put("accused", "某人 " + words);
        body.put("contact", "留话 " + words);
        body.put("uploadIds", List.of(upload));
        String key = "key-" + words;
        String receipt = JsonPath.from(text(ok(phone.post(REPORTS, body, Map.of("Idempotency-Key", key)), 201)))
                .getString("receipt");
        ok(phone.post(REPORTS, body, Map.of("Idempotency-Key", key)), 201);
        ok(phone.post(REPORTS + "/lookup", Map.of("receipt", receipt), Map.of()), 200);
        Map<String, Object> more =
                Map.of("receipt", receipt, "text", "补充 " + words, "uploadIds", List.of(upload(phone)));
        ok(phone.post(REPORTS + "/messages", more, Map.of()), 201);

        String id = replica.as(inspector).get("/api/v1/staff/reports").path("items[0].id");
        replica.as(inspector)
                .contentType(ContentType.JSON)
                .body(Map.of("text", "请补充"))
                .post("/api/v1/staff/reports/" + id + "/reply")
                .then()
                .statusCode(201);
        ok(phone.post(REPORTS + "/lookup", Map.of("receipt", receipt), Map.of()), 200);
        return receipt;
    }

    /** The mini-program sends its token with everything; whoever chose to be anonymous is not known by it. */
    private void reportThoughLoggedIn(MarkedPhone phone, String token) throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "conduct");
        body.put("subject", "标题 " + words);
        body.put("text", "内容 " + words);
        body.put("region", "360735100211");
        body.put("anonymous", true);
        ok(phone.post(REPORTS, body, Map.of("Authorization", "Bearer " + token)), 201);
    }

    private String upload(MarkedPhone phone) throws IOException, InterruptedException {
        byte[] bytes = ("%PDF-1.4 " + words).getBytes(StandardCharsets.UTF_8);
        String name = Base64.getEncoder().encodeToString((words + ".pdf").getBytes(StandardCharsets.UTF_8));
        String location = ok(
                        phone.send(
                                "POST",
                                "/api/v1/uploads",
                                new byte[0],
                                Map.of(
                                        "Tus-Resumable",
                                        "1.0.0",
                                        "Upload-Length",
                                        String.valueOf(bytes.length),
                                        "Upload-Metadata",
                                        "filename " + name)),
                        201)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String path = location.substring(location.indexOf("/api/"));
        // Its hash is what the table of uploads goes by.
        written.plantWhole("upload's name", path.substring(path.lastIndexOf('/') + 1));
        ok(
                phone.send(
                        "POST",
                        path,
                        bytes,
                        Map.of(
                                "Tus-Resumable", "1.0.0",
                                "X-HTTP-Method-Override", "PATCH",
                                "Upload-Offset", "0",
                                "Content-Type", "application/offset+octet-stream")),
                204);
        ok(phone.send("HEAD", path, new byte[0], Map.of("Tus-Resumable", "1.0.0")), 200);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What goes wrong is logged more than what goes right. */
    private void mishaps(MarkedPhone phone, String token) throws IOException, InterruptedException {
        Map<String, String> valid = Map.of("kind", "other", "subject", "标题", "text", "内容", "region", COUNTY);
        refused(phone.post(REPORTS, "{\"kind\":\"" + mark, Map.of()));
        refused(phone.post(REPORTS, Map.of(mark, mark), Map.of()));
        refused(phone.post(REPORTS, Map.of("kind", mark, "subject", mark, "text", mark, "region", COUNTY), Map.of()));
        refused(phone.post(REPORTS, valid, Map.of("Idempotency-Key", "short")));
        refused(phone.post(REPORTS, valid, Map.of("Authorization", "Bearer " + token + mark)));
        refused(phone.post(REPORTS + "/lookup", Map.of("receipt", "0000000000000000"), Map.of()));
        refused(phone.post(REPORTS + "/lookup", Map.of("receipt", mark), Map.of()));
        refused(phone.get(REPORTS + "/" + mark));
        refused(phone.get("/" + mark));
        refused(phone.get("/api/v1/uploads/" + mark));
        refused(phone.send("PURGE", REPORTS, new byte[0], Map.of()));
        refused(phone.send("POST", REPORTS, new byte[] {1}, Map.of("Content-Type", "text/" + mark)));
        assertThat(phone.post(REPORTS, valid, Map.of()).statusCode())
                .as("too many from one address")
                .isEqualTo(428);
    }

    private void refused(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as("%s: %s", answer.uri(), text(answer)).isBetween(400, 499);
    }

    private HttpResponse<byte[]> ok(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode())
                .as("%s %s: %s", answer.request().method(), answer.uri(), text(answer))
                .isEqualTo(status);
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String read(Replica replica, String inspector) {
        String list = replica.as(inspector).get("/api/v1/staff/reports").asString();
        String id = JsonPath.from(list).getString("items[0].id");
        return list + replica.as(inspector).get("/api/v1/staff/reports/" + id).asString();
    }

    private static String login(Replica replica) {
        return replica.request()
                .contentType(ContentType.JSON)
                .body(Map.of("code", CODE))
                .post("/api/v1/auth/wechat")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static Map<String, ?> rowsWith(TestServers servers, Traces traces) throws SQLException {
        try (Connection database = servers.database()) {
            return traces.inTables(database);
        }
    }

    /** Whatever the places are, a probe put there is found, so that what is not found is not there. */
    private void nowhere(TestServers servers, Replica replica, FileTime start, Traces sender, Traces... more)
            throws Exception {
        String seen = "probe-" + UUID.randomUUID();
        Traces probe = new Traces().plant("probe", seen);
        try (Connection database = servers.database();
                Statement statement = database.createStatement()) {
            // Many times: where the journal goes on on its next page, a header stands in the middle of it.
            String many = " FROM generate_series(1, 20)";
            statement.execute("CREATE TABLE probe AS SELECT convert_to('" + seen + "', 'UTF8') AS kept" + many);
        }
        servers.redis("SET " + seen + " 1");
        Files.writeString(temporary.resolve("probe"), seen);
        Files.writeString(servers.folder().resolve("media").resolve("probe"), seen);
        servers.writeAllToDisk();
        String metrics = replica.request().get("/q/metrics").asString();
        String log = replica.log();

        assertThat(rowsWith(servers, probe)).containsOnlyKeys("public.probe");
        assertThat(probe.inFiles(temporary, start)).containsOnlyKeys("probe");
        assertThat(probe.inFiles(servers.folder(), start).keySet())
                .anyMatch(file -> file.startsWith("postgres/base/"))
                .anyMatch(file -> file.startsWith("postgres/pg_wal/"))
                .anyMatch(file -> file.startsWith("redis/"))
                .contains("media/probe");
        assertThat(log).contains("DEBUG");
        assertThat(metrics).contains("http_server_requests");

        List<Traces> all = new ArrayList<>(List.of(more));
        all.add(sender);
        for (Traces traces : all) {
            assertThat(rowsWith(servers, traces)).as("tables").isEmpty();
            assertThat(traces.inFiles(servers.folder(), start))
                    .as("files of PostgreSQL, Redis and the storage")
                    .isEmpty();
            assertThat(traces.inFiles(temporary, start)).as("temporary files").isEmpty();
            assertThat(traces.in(metrics)).as("metrics").isEmpty();
            assertThat(log.lines().filter(line -> !traces.in(line).isEmpty()))
                    .as("log")
                    .isEmpty();
        }
    }
}
