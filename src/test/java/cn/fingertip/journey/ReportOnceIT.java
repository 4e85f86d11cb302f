package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.fingertip.embedded.TestServers;
import cn.fingertip.roster.lookup.SeededRosters;
import cn.fingertip.testsupport.Figures;
import cn.fingertip.testsupport.Replica;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Row 1: no acknowledged report, wish or objection is lost or doubled. Many send at once, each again under the same
 * Idempotency-Key until it is acknowledged, while the server is killed in their midst. Small by default; the profile
 * {@code trust-long} makes it 1,000 submissions and 20 kills.
 */
class ReportOnceIT {
    private static final int SUBMISSIONS = Integer.getInteger("fingertip.it.submissions", 99);
    private static final int KILLS = Integer.getInteger("fingertip.it.submission-kills", 2);
    private static final int SENDERS = Integer.getInteger("fingertip.it.senders", 12);
    /** Several times what it takes on a busy machine: whatever waits for ever fails the test instead. */
    private static final Duration LIMIT = Duration.ofSeconds(180 + 30L * KILLS + SUBMISSIONS);

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String COUNTY = "360735";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** All comes from one address here, which a flood would too. */
    private static final Map<String, String> UNBOUNDED = Map.of(
            "FINGERTIP_REPORT_SUBMISSIONS_PER_SOURCE", "1000000",
            "FINGERTIP_REPORT_SUBMISSIONS_PER_PERSON", "1000000",
            "FINGERTIP_REPORT_RUSH", "1000000",
            "FINGERTIP_REPORT_LOOK_UPS_PER_SOURCE", "1000000",
            "FINGERTIP_REPORT_LOOK_UP_RUSH", "1000000",
            "FINGERTIP_OBJECTION_LOOK_UPS_PER_SOURCE", "1000000",
            "FINGERTIP_OBJECTION_LOOK_UP_RUSH", "1000000",
            "FINGERTIP_OBJECTION_SUBMISSIONS_PER_SOURCE", "1000000");

    /** Of all kinds together. */
    private static final String KEPT =
            "SELECT (SELECT count(*) FROM report) + (SELECT count(*) FROM wish) + (SELECT count(*) FROM objection)";

    private int keptUnanswered;

    @Test
    void whatIsAcknowledgedIsThereOnceWhoeverDies() {
        assertTimeoutPreemptively(LIMIT, this::sendWhileItDies);
    }

    private void sendWhileItDies() throws Exception {
        AtomicReference<Replica> server = new AtomicReference<>();
        try (TestServers servers = TestServers.start();
                Resender phones = new Resender(server)) {
            server.set(Replica.start(servers, 1, UNBOUNDED).getFirst());
            try {
                String inspector = server.get().staff("inspector.once", COUNTY, "inspector");
                String villager = villager(server.get());
                List<Submission> all = submissions(servers, villager);
                long began = System.nanoTime();
                killWhileSending(servers, server, phones, all);
                long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

                assertThat(phones.acknowledged()).hasSize(SUBMISSIONS);
                assertThat(phones.broken()).as("the kills met somebody").isPositive();
                everyRowOnce(servers, all);
                everyAnswerOnceMore(phones);
                everyReceiptOpens(server.get(), phones, villager);
                everyReportIsRead(server.get(), inspector, all);
                Figures.note(
                        ("Row 1: %d submissions by %d senders, %d kills, %d s: %d attempts cut off, %d told to come"
                                        + " back, %d kept whose answer was lost; none lost, none doubled")
                                .formatted(
                                        SUBMISSIONS,
                                        SENDERS,
                                        KILLS,
                                        seconds,
                                        phones.broken(),
                                        phones.busy(),
                                        keptUnanswered));
            } finally {
                server.get().kill();
            }
        }
    }

    private static List<Submission> submissions(TestServers servers, String villager) throws SQLException {
        UUID roster;
        try (Connection database = servers.database()) {
            roster = SeededRosters.insert(database, "2037-01", 3);
        }
        return IntStream.range(0, SUBMISSIONS)
                .mapToObj(n -> switch (n % 3) {
                    case 0 -> Submission.report("第" + n + "件");
                    case 1 -> Submission.wish("第" + n + "件", villager);
                    default -> Submission.objection(roster, "第" + n + "件");
                })
                .toList();
    }

    private void killWhileSending(
            TestServers servers, AtomicReference<Replica> server, Resender phones, List<Submission> all)
            throws Exception {
        Random random = new Random(1);
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> sent = new ArrayList<>();
            all.forEach(submission -> sent.add(senders.submit(() -> phones.deliver(submission))));
            // While the last are under way there may be nobody left to meet.
            int span = Math.max(2, (SUBMISSIONS - SENDERS) / KILLS);
            for (int kill = 0; kill < KILLS; kill++) {
                int some = kill * span + random.nextInt(1, span);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> phones.acknowledged().size() >= some);
                server.get().kill();
                int answered = phones.acknowledged().size();
                keptUnanswered += Math.max(0, Integer.parseInt(value(servers, KEPT)) - answered);
                server.set(Replica.start(servers, 1, UNBOUNDED).getFirst());
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    private static void everyRowOnce(TestServers servers, List<Submission> all) throws SQLException {
        for (String kind : List.of("report", "wish", "objection")) {
            String sent = countOf(kind, all);
            assertThat(value(servers, "SELECT count(*) FROM " + kind)).as(kind).isEqualTo(sent);
            assertThat(value(
                            servers,
                            "SELECT count(*) || ' ' || count(DISTINCT subject) FROM audit_entry WHERE action = '" + kind
                                    + ".submitted'"))
                    .as("audit of " + kind)
                    .isEqualTo(sent + " " + sent);
        }
        assertThat(value(servers, "SELECT count(*) FROM report_receipt")).isEqualTo(countOf("report", all));
        assertThat(value(servers, "SELECT count(*) FROM idempotency WHERE answer IS NULL"))
                .as("half done")
                .isEqualTo("0");
    }

    private static String countOf(String kind, List<Submission> all) {
        return String.valueOf(
                all.stream().filter(one -> one.kind().equals(kind)).count());
    }

    private static void everyAnswerOnceMore(Resender phones) throws IOException, InterruptedException {
        for (Map.Entry<Submission, String> one : phones.acknowledged().entrySet()) {
            assertThat(JSON.readTree(phones.once(one.getKey()).body()))
                    .as(one.getKey().kind())
                    .isEqualTo(JSON.readTree(one.getValue()));
        }
    }

    private static void everyReceiptOpens(Replica server, Resender phones, String villager) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (Map.Entry<Submission, String> one : phones.acknowledged().entrySet()) {
            JsonNode answer = JSON.readTree(one.getValue());
            String kind = one.getKey().kind();
            String name = answer.path(kind.equals("wish") ? "id" : "receipt").asText();
            assertThat(name).isNotBlank();
            assertThat(seen.put(name, kind)).as("one for each").isNull();
            int status = kind.equals("wish")
                    ? server.as(villager).get("/api/v1/wishes/" + name).statusCode()
                    : server.request()
                            .contentType(ContentType.JSON)
                            .body(Map.of("receipt", name))
                            .post("/api/v1/" + kind + "s/lookup")
                            .statusCode();
            assertThat(status).as(kind).isEqualTo(200);
        }
    }

    /** The office opens each of them, and none twice. */
    private static void everyReportIsRead(Replica server, String inspector, List<Submission> all) throws IOException {
        List<String> subjects = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = server.as(inspector)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .queryParam("limit", 100)
                    .get("/api/v1/staff/reports")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            subjects.addAll(page.getList("items.subject"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        List<String> sent = new ArrayList<>();
        for (Submission one : all) {
            if (one.kind().equals("report")) {
                sent.add(JSON.readTree(one.body()).path("subject").asText());
            }
        }
        assertThat(subjects).containsExactlyInAnyOrderElementsOf(sent);
    }

    private static String villager(Replica server) {
        return server.request()
                .contentType(ContentType.JSON)
                .body(Map.of("code", "villager-once"))
                .post("/api/v1/auth/wechat")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static String value(TestServers servers, String query) throws SQLException {
        try (Connection connection = servers.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
