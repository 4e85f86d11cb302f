package cn.fingertip.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.identity.Proved;
import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.roster.importing.Importing;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Calendars;
import cn.fingertip.testsupport.Office;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand ID, card and phone numbers go in wherever something can be typed or sent. None comes out: not in what the
 * public reads or downloads, not in an answer, a file, a log line or Redis.
 */
@QuarkusTest
class CanaryTest {
    private static final String CLERK = "clerk.qinjiang";
    private static final String REVIEWER = "reviewer.qinjiang";
    private static final String TOWNSHIP = "360735100";
    private static final String PERIOD = "2039";

    private final Canaries canaries = new Canaries();
    /** What the public, or staff, were answered, by what was asked. */
    private final Map<String, String> answers = new TreeMap<>();

    @Inject
    RedisDataSource redis;

    @Inject
    @Any
    Instance<RecurringJob> jobs;

    @Inject
    Clock clock;

    @Test
    void noneOfTenThousandComesOut() throws IOException {
        Instant start =
                Files.getLastModifiedTime(Files.createTempFile("canary", null)).toInstant();
        Log log = new Log();
        LogManager.getLogManager().getLogger("").addHandler(log);
        Logger.getLogger("cn.fingertip.test").warning("the scan begins");
        redis.value(String.class).setex("test:canary", 600, "the scan begins");
        String roster;
        try {
            roster = published();
            objections(roster);
            reports();
            reportInWork();
            wishes();
            names();
            read(roster);
        } finally {
            LogManager.getLogManager().getLogger("").removeHandler(log);
        }
        assertThat(canaries.planted()).isGreaterThanOrEqualTo(10_000);
        answers.forEach(
                (asked, answer) -> assertThat(canaries.in(answer)).as(asked).isEmpty());
        assertThat(log.lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(canaries.in(line)).isEmpty());
        assertThat(redisContents()).isNotEmpty().allSatisfy((key, value) -> {
            assertThat(canaries.in(key)).isEmpty();
            assertThat(canaries.in(value)).as(key).isEmpty();
        });
        assertThat(filesSince(start))
                .isNotEmpty()
                .allSatisfy((file, content) ->
                        assertThat(canaries.in(content)).as(file).isEmpty());
        // The scan sees what is there.
        String seen = Sheets.id(4_000_000);
        assertThat(canaries.in("a" + seen.substring(0, 6) + " " + seen.substring(6) + "b"))
                .isNotEmpty();
        assertThat(answers.get("GET lines 0")).contains(Sheets.name(1));
    }

    private String published() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int n = 1; n <= 4000; n++) {
            Map<String, Object> row = new LinkedHashMap<>(Sheets.row(n));
            row.put("身份证号码", canaries.id());
            row.put("银行账号", canaries.card());
            row.put("联系电话", n <= 500 ? canaries.phone() : "");
            row.put("备注", n <= 500 ? "原卡 " + canaries.card() + ",电话同上" : "");
            rows.add(row);
        }
        for (String column : List.of("姓名", "组", "村", "面积", "标准", "金额", "序号")) {
            for (int n = 0; n < 20; n++) {
                Map<String, Object> row = new LinkedHashMap<>(rows.get(n));
                row.put("身份证号码", canaries.id());
                row.put(column, n % 2 == 0 ? canaries.id() : canaries.card());
                rows.add(row);
            }
        }
        List<List<?>> cells = new ArrayList<>();
        cells.add(List.of("发放清册 经办 " + canaries.id()));
        cells.add(List.copyOf(rows.getFirst().keySet()));
        rows.forEach(row -> cells.add(new ArrayList<>(row.values())));
        cells.add(List.of("备注:" + canaries.pasted(60)));
        Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
        sheets.put("明细" + canaries.id(), cells);
        List<List<?>> notes = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            notes.add(List.of("便条", canaries.pasted(10)));
        }
        sheets.put("便条", notes);
        Response sent = Importing.send(
                As.staff(CLERK), canaries.id() + ".xlsx", Sheets.cells(sheets), "farmland", TOWNSHIP, PERIOD);
        JsonPath done = Importing.finished(CLERK, sent);
        String roster = done.getString("rosterId");
        assertThat(roster).as(done.prettify()).isNotNull();
        assertThat(done.getInt("accepted")).isGreaterThanOrEqualTo(4000);
        keep("import", sent);
        keep("import result", As.staff(CLERK).get(sent.header("Location")));
        keep("imports", As.staff(CLERK).get(Importing.PATH));
        keep("funds", json(CLERK).body(funds(canaries.pasted(20))).put(staff(roster, "funds")));
        assertThat(json(CLERK)
                        .body(funds("缺口由县财政补足"))
                        .put(staff(roster, "funds"))
                        .statusCode())
                .isEqualTo(200);
        step(CLERK, roster, "submit");
        keep(
                "return",
                json(REVIEWER)
                        .body(Map.of("reason", "见 " + canaries.pasted(20)))
                        .post(staff(roster, "return")));
        step(CLERK, roster, "submit");
        step(REVIEWER, roster, "review");
        step("secrecy.qinjiang", roster, "clear");
        Response findings = As.staff(REVIEWER).get(staff(roster, "findings/summary"));
        keep("findings", As.staff(REVIEWER).get(staff(roster, "findings") + "?limit=100"));
        findings.jsonPath().<String>getList("rules.rule").forEach(rule -> {
            for (String note : List.of("见 " + canaries.id(), "入户核实")) {
                keep(
                        "disposed " + rule + " " + note.length(),
                        json(REVIEWER)
                                .body(Map.of("rule", rule, "status", "explained", "note", note))
                                .post(staff(roster, "findings/disposition")));
            }
        });
        keep("findings disposed of", As.staff(REVIEWER).get(staff(roster, "findings") + "?limit=100"));
        step(REVIEWER, roster, "publish");
        keep("withdraw", json(REVIEWER).body(Map.of("reason", canaries.id())).post(staff(roster, "withdraw")));
        return roster;
    }

    private void objections(String roster) {
        for (RequestSpecification who : List.of(As.nobody(), As.villager("canary-" + UUID.randomUUID()))) {
            Response sent = who.contentType(ContentType.JSON)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(Map.of("line", 1, "kind", "other", "text", canaries.pasted(90), "contact", canaries.phone()))
                    .post("/api/v1/rosters/{id}/objections", roster);
            assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
            keep("objection " + sent.path("id"), sent);
        }
    }

    private void reports() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "subsidy");
        body.put("subject", "冒领 " + canaries.id());
        body.put("text", canaries.pasted(80));
        body.put("region", "360735100211");
        body.put("accused", "某人 " + canaries.id());
        body.put("contact", canaries.phone());
        Response sent = created(As.nobody()).body(body).post("/api/v1/reports");
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
        keep("report", sent);
        body.put("kind", canaries.id());
        keep("report of a wrong kind", created(As.nobody()).body(body).post("/api/v1/reports"));
    }

    /**
     * A report with a real name, from its sending to its end: what everybody but its own inspector is answered, and what
     * the inspector is answered where the report itself is not asked for. Its own words stand in the list and in the
     * case, which are the inspector's work; who reports stands there neither.
     */
    private void reportInWork() {
        Calendars.knownThroughNextYear(clock);
        Office office = Office.fresh();
        Office.Person inspector = office.add("inspector");
        Office.Person custodian = office.add("custodian");
        String villager = "canary-" + UUID.randomUUID();
        String contact = canaries.phone();
        Response sent = office.send(
                Proved.villager(villager, "欧阳名"),
                Map.of(
                        "subject",
                        "冒领 " + canaries.id(),
                        "text",
                        canaries.pasted(40),
                        "accused",
                        "某人 " + canaries.id(),
                        "contact",
                        contact,
                        "notify",
                        true));
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
        keep("report with a name", sent);
        String receipt = sent.path("receipt");
        keep("report by receipt", lookUp(receipt));
        keep(
                "supplement",
                As.nobody()
                        .contentType(ContentType.JSON)
                        .body(Map.of("receipt", receipt, "text", canaries.pasted(20), "accused", canaries.card()))
                        .post("/api/v1/reports/messages"));
        String id = inspector.reports().getFirst();
        String cases = "/api/v1/staff/reports";
        Response asked = inspector
                .in()
                .body(Map.of("reason", "核对 " + canaries.id()))
                .post(cases + "/" + id + "/identity-requests");
        keep("identity asked for", asked);
        for (Map.Entry<String, Map<String, ?>> step : steps().entrySet()) {
            Response done = inspector.in().body(step.getValue()).post(cases + "/" + id + "/" + step.getKey());
            assertThat(done.statusCode()).as(done.asString()).isLessThan(300);
            if (!step.getKey().equals("notes")) {
                keep("case " + step.getKey(), done);
            }
        }
        try (ClockShift later = ClockShift.by(clock, Duration.ofDays(6))) {
            assertThat(later).isNotNull();
            jobs.stream()
                    .filter(job ->
                            List.of("report-reminders", "notice-delivery").contains(job.name()))
                    .forEach(RecurringJob::run);
            for (String list : List.of("/due", "/retention", "/escalations", "/offices", "/statistics")) {
                keep("case list " + list, inspector.in().get(cases + list));
            }
            for (String by : List.of("month", "region", "kind", "office")) {
                keep("leads by " + by, inspector.in().queryParam("by", by).get(cases + "/statistics/csv"));
            }
            keep("key holders", inspector.in().get("/api/v1/staff/report-keys/holders"));
            keep("notices", As.staff("admin").get("/api/v1/me/notices"));
        }
        keep("own notices", As.villager(villager).get("/api/v1/me/notices"));
        assertThat(answers.get("own notices")).contains("您关注的事项有新进展");
        assertThat(answers.get("leads by month")).contains("合计");
        keep("audit", As.staff("admin").queryParam("chain", office.region()).get("/api/v1/staff/audit"));
        assertThat(answers.get("audit")).contains("report.submitted", "report.concluded");
        for (String role : List.of("leader", "clerk", "cadre")) {
            Office.Person other = office.add(role);
            keep(role + " asks for cases", other.in().get(cases));
            keep(role + " asks for the case", other.in().get(cases + "/" + id));
        }
        keep("custodian asks for cases", custodian.in().get(cases));
        for (String work : List.of(cases, cases + "/" + id)) {
            assertThat(inspector.in().get(work).asString()).contains("冒领").doesNotContain(contact);
        }
    }

    /** In their order. */
    private Map<String, Map<String, ?>> steps() {
        Map<String, Map<String, ?>> steps = new LinkedHashMap<>();
        steps.put("accept", Map.of());
        steps.put("notes", Map.of("text", canaries.pasted(20)));
        steps.put("reply", Map.of("text", "请补充 " + canaries.id()));
        steps.put("conclude", Map.of("result", "partly", "text", "已追回 " + canaries.card()));
        return steps;
    }

    private static Response lookUp(String receipt) {
        return As.nobody()
                .contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post("/api/v1/reports/lookup");
    }

    private void wishes() {
        Map<String, Object> body = Map.of(
                "type",
                "repair",
                "title",
                "路灯 " + canaries.phone(),
                "text",
                canaries.pasted(40),
                "region",
                "360735100211",
                "place",
                "村口 " + canaries.id());
        Response sent =
                created(As.villager("canary-" + UUID.randomUUID())).body(body).post("/api/v1/wishes");
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
        // The villager reads their own words back; nobody else does.
        keep("another's wish", As.nobody().get("/api/v1/wishes/{id}", sent.<String>path("id")));
        keep(
                "wish of a wrong type",
                created(As.villager("canary-2"))
                        .body(Map.of("type", canaries.id()))
                        .post("/api/v1/wishes"));
    }

    /** Where names are asked for, people type numbers. */
    private void names() {
        keep(
                "login",
                As.nobody()
                        .contentType(ContentType.JSON)
                        .body(Map.of("username", canaries.id(), "password", canaries.card()))
                        .post("/api/v1/staff/login"));
        keep(
                "identity",
                As.villager("canary-" + UUID.randomUUID())
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "某人", "idNumber", canaries.id()))
                        .post("/api/v1/me/identity"));
        keep(
                "upload",
                As.nobody()
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "10")
                        .header("Upload-Metadata", "filename " + base64(canaries.id() + ".jpg"))
                        .post("/api/v1/uploads"));
    }

    /** Everything of it that the public may ask for. */
    private void read(String roster) throws IOException {
        String path = "/api/v1/rosters/" + roster;
        keep("GET rosters", As.nobody().get("/api/v1/rosters?region=360735&year=" + PERIOD));
        keep("GET roster", As.nobody().get(path));
        assertThat(answers.get("GET roster")).contains("\"year\":" + PERIOD);
        String cursor = null;
        for (int page = 0; page < 10 || cursor != null; page++) {
            RequestSpecification ask = As.nobody().queryParam("limit", 100);
            Response lines = (cursor == null ? ask : ask.queryParam("cursor", cursor)).get(path + "/lines");
            assertThat(lines.statusCode()).isEqualTo(200);
            keep("GET lines " + page, lines);
            cursor = lines.path("nextCursor");
            if (cursor == null) {
                break;
            }
        }
        keep("GET lines of a village", As.nobody().get(path + "/lines?village=360735100211&name=试"));
        for (String more :
                List.of("/funds", "/versions", "/download.csv", "/download.json", "/download.csv-metadata.json")) {
            Response answer = As.nobody().get(path + more);
            assertThat(answer.statusCode()).as(more).isEqualTo(200);
            keep("GET " + more, answer);
        }
        Response notice = As.nobody().get(path + "/notice.pdf?village=360735100211");
        assertThat(notice.statusCode()).isEqualTo(200);
        try (PDDocument pages = Loader.loadPDF(notice.asByteArray())) {
            answers.put("GET notice", new PDFTextStripper().getText(pages));
        }
        keep("GET programmes", As.nobody().get("/api/v1/programmes"));
        keep("GET region", As.nobody().get("/api/v1/regions/360735100"));
    }

    private static RequestSpecification created(RequestSpecification who) {
        return who.contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Map<String, String> funds(String explanation) {
        return Map.of(
                "allotted",
                "1.00",
                "disbursed",
                "1.00",
                "balance",
                "0.00",
                "paid",
                "1.00",
                "returned",
                "0.00",
                "inTransit",
                "0.00",
                "explanation",
                explanation);
    }

    private static String staff(String roster, String action) {
        return "/api/v1/staff/rosters/" + roster + "/" + action;
    }

    private static RequestSpecification json(String staff) {
        return As.staff(staff).contentType(ContentType.JSON);
    }

    private static void step(String who, String roster, String action) {
        Response answer = As.staff(who).post(staff(roster, action));
        assertThat(answer.statusCode()).as(action + ": " + answer.asString()).isEqualTo(200);
    }

    /** The history shows staff the reasons that colleagues wrote: these are not public and not looked at here. */
    private void keep(String asked, Response answer) {
        assertThat(answer.statusCode()).as(asked).isLessThan(500);
        if (!asked.equals("return") || answer.statusCode() != 200) {
            answers.put(asked, answer.headers() + "\n" + new String(answer.asByteArray(), StandardCharsets.UTF_8));
        }
    }

    private Map<String, String> redisContents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String key : redis.key().keys("*")) {
            if (redis.execute("TYPE", key).toString().equals("string")) {
                io.vertx.mutiny.redis.client.Response value = redis.execute("GET", key);
                contents.put(key, value == null ? "" : text(value.toBytes()));
            }
        }
        return contents;
    }

    /** Sealed, all of them: none begins like what was sent. */
    private static Map<String, String> filesSince(Instant start) throws IOException {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("fingertip.media.folder", String.class));
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isAfter(start)) {
                        contents.put(file.toString(), text(Files.readAllBytes(file)));
                    }
                } catch (NoSuchFileException removed) {
                    // an upload that was cleared away meanwhile
                }
            }
        }
        return contents;
    }

    /** Plain bytes, and unpacked where they hold something packed. */
    private static String text(byte[] bytes) throws IOException {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1F && bytes[i + 1] == (byte) 0x8B && bytes[i + 2] == 8) {
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, i, bytes.length - i))) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException chance) {
                    // three bytes that only look like the beginning of a packed page
                }
            }
        }
        return text.toString();
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Log extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord logged) {
            StringBuilder line = new StringBuilder(String.valueOf(logged.getMessage()));
            for (Object parameter : logged.getParameters() == null ? new Object[0] : logged.getParameters()) {
                line.append(' ').append(parameter);
            }
            for (Throwable cause = logged.getThrown(); cause != null; cause = cause.getCause()) {
                line.append(' ').append(cause);
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
