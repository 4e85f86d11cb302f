package cn.fingertip.report.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.fingertip.roster.RosterFixture;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What reaches the office from a phone, and in which order. */
@QuarkusTest
class SendingTest {
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Inject
    RosterFixture rosters;

    @Inject
    DataSource database;

    @Test
    void fiftyAtOnceWithOneKeyAreOneReport() throws Exception {
        Office office = Office.fresh();
        office.add("inspector");
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = body(office.village());
        Callable<Response> attempt = () -> post(given(), key, body);
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Response> answers = racers.invokeAll(Collections.nCopies(50, attempt)).stream()
                    .map(Future::resultNow)
                    .toList();
            // A busy machine asks to come back; nobody gets anything else.
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .containsAnyOf(201)
                    .isSubsetOf(201, 503);
            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 201)
                            .map(answer -> answer.<String>path("receipt"))
                            .distinct())
                    .hasSize(1);
        }
        assertThat(reports(office.village())).isEqualTo(1);
    }

    @Test
    void filesFollowTheTextWithoutAWord() {
        String receipt = post(given(), body("360735100211")).path("receipt");
        String upload = uploaded();
        supplement(Map.of("receipt", receipt, "uploadIds", List.of(upload)))
                .then()
                .statusCode(201);
        supplement(Map.of("receipt", receipt, "text", "再补一张", "uploadIds", List.of(uploaded())))
                .then()
                .statusCode(201);
        lookUp(receipt)
                .then()
                .body("messages", hasSize(2))
                .body("messages[0].files", equalTo(1))
                .body("messages[0].text", equalTo(""))
                .body("messages[1].files", equalTo(1));
    }

    @Test
    void filesThatCannotBeTakenAreNamedAndTheTextIsKept() {
        String unfinished = created(PDF.length);
        String text = sent("只是文字".getBytes(StandardCharsets.UTF_8));
        List<String> uploads = new ArrayList<>(List.of("no-such-upload", unfinished, text, " "));
        for (int i = 0; i < 10; i++) {
            uploads.add(uploaded());
        }
        Map<String, Object> body = body("360735100211");
        body.put("uploadIds", uploads);
        String key = UUID.randomUUID().toString();
        Response answer = post(given(), key, body);
        answer.then()
                .statusCode(201)
                .body(
                        "refusedFiles.code",
                        equalTo(List.of(
                                "upload-unknown",
                                "upload-unfinished",
                                "upload-kind",
                                "upload-unknown",
                                "too-many-files")))
                .body(
                        "refusedFiles.uploadId",
                        equalTo(List.of("no-such-upload", unfinished, text, " ", uploads.getLast())));
        String receipt = answer.path("receipt");

        // What was not whole then follows when it is; one that another report has, does not.
        append(unfinished, PDF);
        Map<String, Object> later = body("360735100211");
        later.put("uploadIds", List.of(unfinished, uploads.get(5)));
        post(given(), later).then().statusCode(201).body("refusedFiles.code", equalTo(List.of("upload-taken")));
        assertThat(post(given(), key, body).asString()).as("once more").isEqualTo(answer.asString());
        lookUp(receipt).then().body("messages", hasSize(0));
    }

    @Test
    void wordsOfASupplementAreKeptWithoutTheFilesThatCannotBe() {
        String receipt = post(given(), body("360735100211")).path("receipt");
        String unfinished = created(PDF.length);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("receipt", receipt, "text", "补一张", "uploadIds", List.of(unfinished));
        Response answer = keyed(key).body(body).post("/api/v1/reports/messages");
        answer.then().statusCode(201).body("refusedFiles.code", equalTo(List.of("upload-unfinished")));
        assertThat(keyed(key).body(body).post("/api/v1/reports/messages").asString())
                .isEqualTo(answer.asString());
        supplement(Map.of("receipt", receipt, "uploadIds", List.of(unfinished)))
                .then()
                .statusCode(422)
                .body("code", equalTo("upload-unfinished"));
        append(unfinished, PDF);
        supplement(Map.of("receipt", receipt, "uploadIds", List.of(unfinished, "x")))
                .then()
                .statusCode(201)
                .body("refusedFiles.code", equalTo(List.of("upload-unknown")));
        lookUp(receipt)
                .then()
                .body("messages.text", equalTo(List.of("补一张", "")))
                .body("messages.files", equalTo(List.of(0, 1)));
    }

    @Test
    void neitherWordsNorFilesIsNothing() {
        String receipt = post(given(), body("360735100211")).path("receipt");
        supplement(Map.of("receipt", receipt)).then().statusCode(422).body("violations.field", hasItem("text"));
        supplement(Map.of("receipt", receipt, "text", " ", "uploadIds", List.of()))
                .then()
                .statusCode(422);
    }

    @Test
    void whoeverChoosesToBeNobodyIsNobodyWithAnyToken() {
        Map<String, Object> body = body("360735100211");
        body.put("anonymous", true);
        for (RequestSpecification who :
                List.of(As.villager("villager-1"), given().header("Authorization", "Bearer forged"), given())) {
            String receipt = post(who, body).then().statusCode(201).extract().path("receipt");
            // Real-name reports have a day by which they are told; anonymous ones have none.
            lookUp(receipt).then().body("deadlines.acceptBy", equalTo(null));
        }
        String key = UUID.randomUUID().toString();
        String first = post(As.villager("villager-1"), key, body).path("receipt");
        assertThat(post(given(), key, body).<String>path("receipt")).isEqualTo(first);
    }

    @Test
    void aReportPointsAtALineThatIsThereAndNobodyElseKnows() throws SQLException {
        UUID roster = rosters.published(
                "farmland",
                RosterFixture.TOWNSHIP,
                RosterFixture.When.next(),
                RosterFixture.lines(RosterFixture.XINGLONG, 3));
        List<String> before = traces(roster);
        pinned(Map.of("roster", roster, "line", 2)).then().statusCode(201);
        pinned(Map.of("roster", roster)).then().statusCode(201);
        pinned(Map.of("roster", roster, "version", 1, "line", 3)).then().statusCode(201);
        for (Map<String, Object> absent : List.<Map<String, Object>>of(
                Map.of("roster", roster, "line", 4),
                Map.of("roster", roster, "version", 2),
                Map.of("roster", UUID.randomUUID()),
                Map.of("wish", UUID.randomUUID()))) {
            pinned(absent).then().statusCode(422).body("code", equalTo("report-pin-unknown"));
        }
        for (Map<String, Object> neither : List.<Map<String, Object>>of(
                Map.of(), Map.of("roster", roster, "wish", roster), Map.of("wish", roster, "line", 1))) {
            pinned(neither).then().statusCode(422).body("violations.field", hasItem("about"));
        }
        assertThat(traces(roster)).isEqualTo(before);

        // What is withdrawn meanwhile is evidence all the same.
        try (Connection connection = database.getConnection();
                PreparedStatement withdraw = connection.prepareStatement(
                        "UPDATE roster_version SET status = 'withdrawn' WHERE roster_id = ?")) {
            withdraw.setObject(1, roster);
            assertThat(withdraw.executeUpdate()).isEqualTo(1);
        }
        pinned(Map.of("roster", roster, "line", 2)).then().statusCode(201);
        pinned(Map.of("roster", roster, "line", 4)).then().statusCode(422);
    }

    @Test
    void aReportPointsAtAWish() {
        Response wish = As.villager("villager-pin")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("type", "repair", "title", "路灯不亮", "text", "村口路灯坏了。", "region", "360735100211"))
                .post("/api/v1/wishes");
        wish.then().statusCode(201);
        pinned(Map.of("wish", wish.<String>path("id"))).then().statusCode(201);
    }

    private static Response pinned(Map<String, ?> about) {
        Map<String, Object> body = body("360735100211");
        body.put("about", about);
        return post(given(), body);
    }

    /** How many rows of each table name the roster in plain, whatever the column. */
    private List<String> traces(UUID roster) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            List<String> tables = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement("""
                    SELECT quote_ident(relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = 'public'
                      AND relname NOT LIKE 'roster_line%' AND relname <> 'scheduled_tasks' ORDER BY 1""");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                try (PreparedStatement query =
                        connection.prepareStatement("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?")) {
                    query.setString(1, "%" + roster + "%");
                    try (ResultSet row = query.executeQuery()) {
                        row.next();
                        found.add(table + " " + row.getLong(1));
                    }
                }
            }
        }
        return found;
    }

    private int reports(String region) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM report WHERE region = ?")) {
            query.setString(1, region);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Map<String, Object> body(String region) {
        return new HashMap<>(
                Map.of("kind", "subsidy", "subject", "面积不实 " + UUID.randomUUID(), "text", "请核查。", "region", region));
    }

    private static Response post(RequestSpecification who, Object body) {
        return post(who, UUID.randomUUID().toString(), body);
    }

    private static Response post(RequestSpecification who, String key, Object body) {
        return who.contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/reports");
    }

    private static Response supplement(Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/reports/messages");
    }

    private static Response lookUp(String receipt) {
        Response answer = given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post("/api/v1/reports/lookup");
        answer.then().statusCode(200);
        return answer;
    }

    private static RequestSpecification keyed(String key) {
        return given().contentType(ContentType.JSON).header("Idempotency-Key", key);
    }

    private static String uploaded() {
        return sent(PDF);
    }

    private static String sent(byte[] content) {
        String location = created(content.length);
        append(location, content);
        return location;
    }

    private static String created(int length) {
        return given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", length)
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void append(String location, byte[] content) {
        given().header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", 0)
                .contentType("application/offset+octet-stream")
                .body(content)
                .patch(location)
                .then()
                .statusCode(204);
    }
}
