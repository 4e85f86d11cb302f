package cn.fingertip.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.kernel.Ids;
import cn.fingertip.testsupport.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReportSubmissionTest {
    @Inject
    Session session;

    @Test
    void kindsHaveChineseNamesInTheirOrder() {
        given().get(Reporting.PATH + "/kinds")
                .then()
                .statusCode(200)
                .body("items.code", equalTo(List.of("subsidy", "conduct", "village-affairs", "other")))
                .body("items.name", equalTo(List.of("补贴资金", "干部作风", "村务财务", "其他")));
    }

    @Test
    void kindsAreCached() {
        RestAssuredConfig undecoded = RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        Response plain = given().config(undecoded).get(Reporting.PATH + "/kinds");
        plain.then().header("Cache-Control", "public, max-age=300").header("ETag", matchesPattern("\"[^\"]+\""));
        given().config(undecoded)
                .header("If-None-Match", plain.header("ETag"))
                .get(Reporting.PATH + "/kinds")
                .then()
                .statusCode(304);
        Response compressed = given().header("Accept-Encoding", "gzip").get(Reporting.PATH + "/kinds");
        compressed.then().statusCode(200).header("Content-Encoding", "gzip").body("items.code", hasItem("other"));
        assertThat(compressed.header("ETag")).isNotEqualTo(plain.header("ETag"));
    }

    @Test
    void anAnonymousReportGetsAReceiptThatShowsIt() {
        String receipt = Reporting.send(given(), Reporting.body())
                .then()
                .statusCode(201)
                .body("receipt", matchesPattern("[0-9]{16}"))
                .body("receivedAt", notNullValue())
                .extract()
                .path("receipt");
        Reporting.lookUp(receipt)
                .then()
                .statusCode(200)
                .body("status", equalTo("received"))
                .body("statusName", equalTo("已收到"))
                .body("messages", hasSize(0))
                .body("deadlines.acceptBy", nullValue())
                .body("deadlines.note", notNullValue());
    }

    @Test
    void aReceiptIsReadAsPeopleTypeIt() {
        String receipt = Reporting.sent(given(), Reporting.body());
        String grouped = String.join(
                " ", receipt.substring(0, 4), receipt.substring(4, 8), receipt.substring(8, 12), receipt.substring(12));
        Reporting.lookUp(grouped).then().statusCode(200);
        Reporting.lookUp(grouped.replace(' ', '-')).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000", "123", "abcdefghijklmnop", "12345678901234567"})
    void unknownAndImpossibleReceiptsAreAnsweredAlike(String receipt) {
        Reporting.lookUp(receipt).then().statusCode(404).body("code", equalTo("receipt-unknown"));
        Reporting.supplement(receipt, UUID.randomUUID().toString(), "补充")
                .then()
                .statusCode(404)
                .body("code", equalTo("receipt-unknown"));
    }

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                Arguments.of("kind", null),
                Arguments.of("subject", " "),
                Arguments.of("subject", "长".repeat(101)),
                Arguments.of("text", ""),
                Arguments.of("text", "长".repeat(5001)),
                Arguments.of("region", null),
                Arguments.of("region", "36"),
                Arguments.of("region", "36073510021X"),
                Arguments.of("accused", "长".repeat(201)),
                Arguments.of("contact", "长".repeat(201)),
                Arguments.of("uploadIds", Collections.nCopies(51, "a")));
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void whatIsWrongIsNamedInChinese(String field, Object value) {
        Reporting.send(given(), Reporting.body(field, value))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("violations.field", hasItem(field))
                .body("violations.message", hasItem(matchesPattern(".*[\\u4e00-\\u9fff].*")));
    }

    @Test
    void theLongestThatIsAllowedIsTaken() {
        Map<String, Object> body = Reporting.body("text", "长".repeat(5000));
        body.put("subject", "题".repeat(100));
        body.put("contact", "系".repeat(200));
        body.put("accused", "某".repeat(200));
        Reporting.sent(given(), body);
    }

    @Test
    void anUnknownKindIsToldTheKnownOnes() {
        Reporting.send(given(), Reporting.body("kind", "weather"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-kind-unknown"))
                .body("detail", matchesPattern(".*补贴资金\\(subsidy\\).*"));
    }

    @Test
    void anUnknownRegionIsRefused() {
        Reporting.send(given(), Reporting.body("region", "360735999999"))
                .then()
                .statusCode(422)
                .body("code", equalTo("region-unknown"));
    }

    @Test
    void anUnknownUploadDoesNotHoldTheTextBack() {
        Map<String, Object> body = Reporting.body("uploadIds", List.of("00000000000000000000000000000000"));
        String key = UUID.randomUUID().toString();
        Response first = Reporting.send(given(), key, body);
        first.then()
                .statusCode(201)
                .body("refusedFiles.uploadId", equalTo(body.get("uploadIds")))
                .body("refusedFiles.code", equalTo(List.of("upload-unknown")))
                .body("refusedFiles.message", hasItem(matchesPattern(".*[\\u4e00-\\u9fff].*")));
        assertThat(Reporting.send(given(), key, body).asString()).isEqualTo(first.asString());
        body.remove("uploadIds");
        Reporting.send(given(), body).then().statusCode(201).body("refusedFiles", hasSize(0));
    }

    @Test
    void aKeyIsNeeded() {
        given().contentType(ContentType.JSON)
                .body(Reporting.body())
                .post(Reporting.PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
    }

    /** Whoever finds the key reads the receipt: nobody's, and that of a real name too. */
    @Test
    void aKeyThatCanBeGuessedIsRefused() {
        Map<String, Object> body = Reporting.body();
        for (RequestSpecification who : List.of(given(), As.villager("villager-1"))) {
            Reporting.send(who, "report-of-today", body)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("idempotency-key-weak"));
        }
        Reporting.send(given(), "bXkgb3duIHJhbmRvbSBrZ", body).then().statusCode(201);
    }

    @Test
    void malformedJsonIsNoFault() {
        Reporting.send(given(), "{\"kind\":").then().statusCode(400).body("code", equalTo("malformed"));
        Reporting.send(given(), Reporting.body("colour", "red")).then().statusCode(400);
        Reporting.send(given(), "null").then().statusCode(422);
    }

    @Test
    void aRetryGetsTheSameReceiptAndAnotherBodyNone() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Reporting.body();
        String first = Reporting.send(given(), key, body).path("receipt");
        assertThat(Reporting.send(given(), key, body).<String>path("receipt")).isEqualTo(first);
        body.put("text", "别的内容");
        Reporting.send(given(), key, body).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    /** An office may take a kind away while an answer is on its way back to a phone. */
    @Test
    void aRetryGetsItsReceiptThoughTheKindIsGoneSince() {
        String kind = "k-" + Ids.hex().substring(0, 8);
        change("INSERT INTO report_kind (code, name, position) VALUES (?1, '试用类别', 9)", kind);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Reporting.body("kind", kind);
        Response first;
        try {
            first = Reporting.send(given(), key, body);
            first.then().statusCode(201);
        } finally {
            change("DELETE FROM report WHERE kind = ?1", kind);
            change("DELETE FROM report_kind WHERE code = ?1", kind);
        }
        Response again = Reporting.send(given(), key, body);
        again.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        Reporting.send(given(), body).then().statusCode(422).body("code", equalTo("report-kind-unknown"));
    }

    private void change(String sql, String kind) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(sql)
                        .setParameter(1, kind)
                        .executeUpdate());
    }

    /** The bundled questions must not be lost on clients that know of none. */
    @Test
    void whoAnswersNoQuestionsIsToldWhichAreOpen() {
        Map<String, List<String>> required = Map.of(
                "subsidy", List.of("who", "programme", "problem"),
                "conduct", List.of("who", "problem"),
                "village-affairs", List.of("who", "problem"),
                "other", List.of("who"));
        required.forEach((kind, questions) -> Reporting.send(given(), Reporting.body("kind", kind))
                .then()
                .statusCode(201)
                .body("unanswered.code", equalTo(questions)));
    }

    @Test
    void racingRetriesMakeOneReport() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Reporting.body();
        Callable<Response> attempt = () -> Reporting.send(given(), key, body);
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> receipts = racers.invokeAll(Collections.nCopies(20, attempt)).stream()
                    .map(Future::resultNow)
                    .filter(response -> response.statusCode() == 201)
                    .map(response -> response.<String>path("receipt"))
                    .distinct()
                    .toList();
            assertThat(receipts).hasSize(1);
        }
        List<String> ids = Reporting.inspector()
                .queryParam("limit", 100)
                .get(Reporting.STAFF)
                .path("items.findAll { it.subject == '" + body.get("subject") + "' }.id");
        assertThat(ids).hasSize(1);
    }

    @Test
    void aTokenThatIsNotAVillagersIsNeverTakenForAnonymous() {
        for (String authorization : List.of("Bearer forged", "Bearer ", "Basic YTpi", "")) {
            Reporting.send(given().header("Authorization", authorization), Reporting.body())
                    .then()
                    .statusCode(401);
        }
        Reporting.send(As.staff("clerk.qinjiang"), Reporting.body()).then().statusCode(401);
    }

    @Test
    void aMessageNeedsNoKey() {
        String receipt = Reporting.sent(given(), Reporting.body());
        given().contentType(ContentType.JSON)
                .body(Map.of("receipt", receipt, "text", "没有编号的补充"))
                .post(Reporting.PATH + "/messages")
                .then()
                .statusCode(201)
                .body("at", notNullValue());
        Reporting.lookUp(receipt).then().body("messages.text", equalTo(List.of("没有编号的补充")));
    }

    @Test
    void theReporterAddsByReceiptOnce() {
        String receipt = Reporting.sent(given(), Reporting.body());
        String key = UUID.randomUUID().toString();
        String at = Reporting.supplement(receipt, key, "还有一户")
                .then()
                .statusCode(201)
                .extract()
                .path("at");
        assertThat(Reporting.supplement(receipt, key, "还有一户").<String>path("at"))
                .isEqualTo(at);
        assertThat(Reporting.supplement(receipt.replaceAll("(.{4})", "$1 "), key, "还有一户")
                        .<String>path("at"))
                .as("told by what was written, not by the receipt or how it was typed")
                .isEqualTo(at);
        Reporting.supplement(receipt, key, "还有两户").then().statusCode(422);
        Reporting.lookUp(receipt)
                .then()
                .body("messages", hasSize(1))
                .body("messages[0].from", equalTo("reporter"))
                .body("messages[0].text", equalTo("还有一户"))
                .body("messages[0].files", equalTo(0));
    }
}
