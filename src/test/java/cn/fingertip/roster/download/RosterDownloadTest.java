package cn.fingertip.roster.download;

import static cn.fingertip.roster.RosterFixture.TOWNSHIP;
import static cn.fingertip.roster.RosterFixture.XINGLONG;
import static cn.fingertip.roster.RosterFixture.XIWAI;
import static cn.fingertip.roster.RosterFixture.lines;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.RosterFixture;
import cn.fingertip.roster.RosterFixture.Line;
import cn.fingertip.roster.RosterFixture.When;
import cn.fingertip.roster.lookup.LineView;
import cn.fingertip.roster.lookup.PublishedRosters;
import cn.fingertip.testsupport.As;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A published roster as files: the same lines as the public pages, nothing more, in forms that programs can read. */
@QuarkusTest
class RosterDownloadTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    RosterFixture rosters;

    @Inject
    PublishedRosters publics;

    @Inject
    EntityManager em;

    @Test
    void bothFilesHoldWhatThePagesShow() throws Exception {
        List<Line> all = new ArrayList<>(List.of(
                Line.of(XINGLONG, "巴图·苏和"),
                Line.of(XINGLONG, "𬭚小䶮"),
                Line.of(XINGLONG, "=HYPERLINK(\"x\")"),
                Line.of(XINGLONG, "+加"),
                Line.of(XINGLONG, "-减"),
                Line.of(XINGLONG, "@某"),
                Line.of(XINGLONG, "\uFF1D全角"),
                Line.of(XIWAI, "'引\",号")));
        // More than one batch.
        all.addAll(lines(XIWAI, 2050));
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), all);
        List<Map<String, Object>> shown = ApiLines.of(id, null);
        assertThat(shown).hasSize(2058);

        JsonNode json = JSON.readTree(Wire.get(path(id, "json")).body());
        assertThat(json.path("lines").size()).isEqualTo(2058);
        assertThat((Object) JSON.convertValue(json.path("lines"), List.class)).isEqualTo(shown);
        Map<String, Object> head = get("/api/v1/rosters/" + id).jsonPath().getMap("");
        json.path("roster").properties().forEach(field -> {
            if (!field.getKey().equals("publicity")) {
                assertThat(JSON.convertValue(field.getValue(), Object.class))
                        .as(field.getKey())
                        .isEqualTo(head.get(field.getKey()));
            }
        });
        assertThat(json.path("roster").path("title").asText()).endsWith("发放清册");

        byte[] csv = Wire.get(path(id, "csv")).body();
        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        List<NamedCsvRecord> rows = rows(csv);
        assertThat(rows).hasSize(2058);
        assertThat(rows.get(2).getField("姓名")).isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(rows.subList(3, 7).stream().map(row -> row.getField("姓名"))).allMatch(name -> name.startsWith("'"));
        assertThat(rows.stream().map(RosterDownloadTest::asShown).toList()).isEqualTo(shown);
    }

    @Test
    void theFilesAreAsTheirPublishedSchemasSay() throws Exception {
        UUID id = rosters.published(
                "farmland", TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "巴图·苏和"), Line.of(XIWAI, "𬭚小䶮")));
        String schema = get("/api/v1/schemas/roster.schema.json").asString();
        assertThat(schema)
                .isEqualTo(Files.readString(Path.of("miniapp-contract", "roster.schema.json"), StandardCharsets.UTF_8));
        JsonSchema rules =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        JsonNode file = JSON.readTree(Wire.get(path(id, "json")).body());
        assertThat(rules.validate(file)).isEmpty();
        assertThat(file.path("$schema").asText()).isEqualTo("/api/v1/schemas/roster.schema.json");
        ((com.fasterxml.jackson.databind.node.ObjectNode) file.path("lines").path(0)).put("idNumber", "x");
        assertThat(rules.validate(file)).as("a column that is not public").isNotEmpty();

        JsonNode columns =
                JSON.readTree(get("/api/v1/schemas/roster-lines.csvw.json").asString());
        assertThat(columns)
                .isEqualTo(JSON.readTree(
                        Path.of("miniapp-contract", "roster-lines.csvw.json").toFile()));
        assertThat(titles(columns.path("columns"))).isEqualTo(header(id));
        Response metadata = get("/api/v1/rosters/" + id + "/download.csv-metadata.json");
        assertThat(metadata.contentType()).startsWith("application/csvm+json");
        assertThat(titles(JSON.readTree(metadata.asByteArray())
                        .path("tableSchema")
                        .path("columns")))
                .isEqualTo(header(id));
        assertThat(get("/api/v1/schemas/other.json").statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheProgrammeHidesIsInNoFile() throws Exception {
        String code = "hidden-" + UUID.randomUUID().toString().substring(0, 8);
        programme(code);
        UUID id = rosters.published(
                code, TOWNSHIP, When.next(), List.of(Line.of(XINGLONG, "张小三"), Line.of(XINGLONG, "李四")));
        assertThat(header(id)).containsExactly("序号", "村(社区)", "村民小组", "姓名", "金额(元)", "村(社区)代码");
        assertThat(rows(Wire.get(path(id, "csv")).body()).stream().map(row -> row.getField("姓名")))
                .containsExactly("张*三", "李*");
        JsonNode line =
                JSON.readTree(Wire.get(path(id, "json")).body()).path("lines").path(0);
        assertThat(line.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("no", "village", "group", "name", "amount");
        assertThat(line.path("name").asText()).isEqualTo("张*三");
        assertThat(titles(JSON.readTree(get("/api/v1/rosters/" + id + "/download.csv-metadata.json")
                                .asByteArray())
                        .path("tableSchema")
                        .path("columns")))
                .isEqualTo(header(id));
    }

    @Test
    void aFileIsNamedTaggedAndCompressed() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 30));
        String title = get("/api/v1/rosters/" + id).path("title");
        for (String form : List.of("csv", "json")) {
            HttpResponse<byte[]> plain = Wire.get(path(id, form));
            HttpResponse<byte[]> gzip = Wire.get(path(id, form), "Accept-Encoding", "gzip");
            assertThat(plain.statusCode()).isEqualTo(200);
            assertThat(Wire.header(plain, "Content-Encoding")).isNull();
            assertThat(Wire.header(gzip, "Content-Encoding")).isEqualTo("gzip");
            assertThat(Wire.gunzip(gzip.body())).isEqualTo(plain.body());
            assertThat(Wire.header(plain, "Cache-Control")).isEqualTo("public, no-cache");
            assertThat(Wire.header(plain, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(Wire.header(plain, "Content-Type"))
                    .startsWith(form.equals("csv") ? "text/csv; charset=UTF-8" : "application/json");
            String disposition = Wire.header(plain, "Content-Disposition");
            assertThat(disposition).startsWith("attachment; filename=\"farmland-" + TOWNSHIP + "-");
            String name = disposition.substring(disposition.indexOf("UTF-8''") + 7);
            assertThat(URLDecoder.decode(name, StandardCharsets.UTF_8)).isEqualTo(title + "." + form);
            String tag = Wire.header(plain, "ETag");
            String gzipTag = Wire.header(gzip, "ETag");
            assertThat(tag).startsWith("\"").isNotEqualTo(gzipTag);
            assertThat(Wire.header(Wire.get(path(id, form)), "ETag")).isEqualTo(tag);
            HttpResponse<byte[]> same = Wire.get(path(id, form), "If-None-Match", tag);
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(Wire.header(same, "ETag")).isEqualTo(tag);
            assertThat(Wire.get(path(id, form), "If-None-Match", gzipTag, "Accept-Encoding", "gzip")
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void aWithdrawnRosterIsGoneInEveryForm() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 3));
        String tag = Wire.header(Wire.get(path(id, "csv")), "ETag");
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "面积登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
        for (String form : List.of("csv", "json", "csv-metadata.json")) {
            Response gone = As.nobody().header("If-None-Match", tag).get(path(id, form));
            assertThat(gone.statusCode()).as(form).isEqualTo(410);
            assertThat(gone.jsonPath().getString("code")).isEqualTo("roster-withdrawn");
            assertThat(gone.jsonPath().getString("detail")).contains("面积登记有误");
            assertThat(get(path(UUID.randomUUID(), form)).statusCode()).isEqualTo(404);
        }
        UUID draft = rosters.draft("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 1));
        assertThat(get(path(draft, "csv")).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/rosters/x/download.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void halfAFileIsNotTakenForAWholeOne() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 2050));
        // In the second batch: a number that the reading of lines refuses.
        quantity(id, 2045, "NaN");
        try {
            for (String form : List.of("csv", "json")) {
                for (String encoding : List.of("gzip", "identity")) {
                    assertThatThrownBy(() -> Wire.get(path(id, form), "Accept-Encoding", encoding))
                            .as(form + " " + encoding)
                            .isInstanceOf(IOException.class);
                }
            }
        } finally {
            quantity(id, 2045, "7.2");
        }
    }

    @Test
    void noNumberOfAPersonInAnyFile() throws Exception {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 300));
        for (String form : List.of("csv", "json", "csv-metadata.json")) {
            HttpResponse<byte[]> file = Wire.get(path(id, form));
            assertThat(new String(file.body(), StandardCharsets.UTF_8) + file.headers())
                    .as(form)
                    .doesNotContain("360799", "629999");
        }
    }

    @Test
    void oneSourceHoldsNotEveryPlace() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 2));
        List<CompletableFuture<HttpResponse<byte[]>>> files = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            // Nobody's file gets on until this is over.
            em.createNativeQuery("LOCK TABLE roster_line IN ACCESS EXCLUSIVE MODE")
                    .executeUpdate();
            for (int i = 0; i < 5; i++) {
                files.add(Wire.begin(path(id, "csv")));
            }
            HttpResponse<byte[]> refused = CompletableFuture.anyOf(files.toArray(CompletableFuture[]::new))
                    .thenApply(RosterDownloadTest::asResponse)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Wire.header(refused, "Retry-After")).isEqualTo("10");
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("too-often");
        });
        assertThat(files.stream().map(file -> file.join().statusCode()))
                .containsOnlyOnce(429)
                .contains(200);
        assertThat(Wire.begin(path(id, "csv")).join().statusCode())
                .as("places are given back")
                .isEqualTo(200);
    }

    @Test
    void aRosterWithdrawnMeanwhileIsReadNoFurther() {
        UUID id = rosters.published("farmland", TOWNSHIP, When.next(), lines(XINGLONG, 2050));
        Iterator<LineView> lines = publics.lines(publics.require(id), null).iterator();
        assertThat(lines.next().no()).isEqualTo(1);
        As.staff("reviewer.qinjiang")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "面积登记有误"))
                .post("/api/v1/staff/rosters/{id}/withdraw", id)
                .then()
                .statusCode(200);
        assertThatThrownBy(() ->
                        lines.forEachRemaining(line -> assertThat(line.no()).isLessThan(2050)))
                .isInstanceOfSatisfying(
                        Problem.class, gone -> assertThat(gone.code()).isEqualTo("roster-withdrawn"));
    }

    @SuppressWarnings("unchecked") // What anyOf is given, it gives.
    private static HttpResponse<byte[]> asResponse(Object response) {
        return (HttpResponse<byte[]>) response;
    }

    private void quantity(UUID id, int line, String quantity) {
        int lines = QuarkusTransaction.requiringNew()
                .call(() -> em.createNativeQuery("""
                        UPDATE roster_line SET quantity = CAST(?1 AS numeric)
                        WHERE no = ?2 AND version_id IN (SELECT v.id FROM roster_version v WHERE v.roster_id = ?3)""")
                        .setParameter(1, quantity)
                        .setParameter(2, line)
                        .setParameter(3, id)
                        .executeUpdate());
        assertThat(lines).isEqualTo(1);
    }

    private static String path(UUID id, String form) {
        return "/api/v1/rosters/" + id + "/download." + form;
    }

    private static List<NamedCsvRecord> rows(byte[] csv) {
        return CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8).substring(1)).stream()
                .toList();
    }

    private static List<String> header(UUID id) throws Exception {
        return rows(Wire.get(path(id, "csv")).body()).getFirst().getHeader();
    }

    private static List<String> titles(JsonNode columns) {
        List<String> titles = new ArrayList<>();
        columns.forEach(column -> titles.add(column.path("titles").asText()));
        return titles;
    }

    /** A CSV row as the API shows the line: guards taken off as the published description says. */
    private static Map<String, Object> asShown(NamedCsvRecord row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("no", Integer.parseInt(row.getField("序号")));
        line.put("village", Map.of("code", row.getField("村(社区)代码"), "name", text(row.getField("村(社区)"))));
        line.put("group", text(row.getField("村民小组")));
        line.put("name", text(row.getField("姓名")));
        line.put("quantity", row.getField("数量"));
        line.put("unit", text(row.getField("单位")));
        line.put("standard", row.getField("标准(元)"));
        line.put("amount", row.getField("金额(元)"));
        return line;
    }

    private static String text(String cell) {
        return cell.length() > 1
                        && cell.charAt(0) == '\''
                        && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** Masks names and shows neither quantity nor standard. */
    private static void programme(String code) {
        Map<String, Object> settings = Map.of(
                "name",
                "测试项目" + code,
                "unit",
                "亩",
                "amountRule",
                "product",
                "showQuantity",
                false,
                "showStandard",
                false,
                "maskNames",
                true,
                "publicityDays",
                7);
        String answer = As.staff("admin")
                .contentType(ContentType.JSON)
                .body(settings)
                .put("/api/v1/staff/programmes/{code}", code)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer).contains(settings.keySet().stream().collect(Collectors.toSet()));
    }
}
