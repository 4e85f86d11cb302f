package cn.fingertip.report.questionnaire;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class QuestionnaireTest {
    private static final String PATH = "/api/v1/reports/questionnaires/";

    @Inject
    Session session;

    @ParameterizedTest
    @ValueSource(strings = {"subsidy", "conduct", "village-affairs", "other"})
    void everyKindHasQuestionsInChinese(String kind) {
        given().get(PATH + kind + "?version=1")
                .then()
                .statusCode(200)
                .body("kind", equalTo(kind))
                .body("version", equalTo(1))
                .body("questions.title", everyItem(matchesPattern(".*[\\u4e00-\\u9fff].*")))
                .body("questions.code", hasItem("how-known"))
                .body("questions.type", hasItem("choice"));
    }

    @Test
    void questionsAreCached() {
        RestAssuredConfig undecoded = RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        Response plain = given().config(undecoded).get(PATH + "subsidy");
        plain.then().header("Cache-Control", "public, max-age=300").header("ETag", matchesPattern("\"[^\"]+\""));
        given().config(undecoded)
                .header("If-None-Match", plain.header("ETag"))
                .get(PATH + "subsidy")
                .then()
                .statusCode(304);
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        given().get(PATH + "weather").then().statusCode(404).body("code", equalTo("not-found"));
        given().get(PATH + "subsidy?version=999").then().statusCode(404);
        given().get(PATH + "subsidy?version=x").then().statusCode(422);
        send(Map.of(), 999).then().statusCode(422).body("code", equalTo("questionnaire-unknown"));
    }

    /** As another replica does, of which this one is not told. */
    @Test
    void aVersionPublishedElsewhereIsKnownWhenItIsAskedFor() {
        given().get(PATH + "other").then().statusCode(200);
        int next = QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("""
                        INSERT INTO report_questionnaire (kind, version, body, published_at)
                        SELECT kind, version + 1, replace(body, '"version":' || version, '"version":' || version + 1), now()
                        FROM report_questionnaire WHERE kind = 'other' ORDER BY version DESC LIMIT 1
                        RETURNING version""", Integer.class).getSingleResult());
        // Within a second of the last look it may be looked for in vain.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get(PATH + "other?version=" + next)
                        .then()
                        .statusCode(200)
                        .body("version", equalTo(next)));
    }

    @Test
    void answersThatFitAreTaken() {
        send(
                        Map.of(
                                "who",
                                List.of("village-cadre"),
                                "programme",
                                List.of("other"),
                                "programme-name",
                                List.of("公益岗位"),
                                "problem",
                                List.of("area", "favour"),
                                "year",
                                List.of("2025")),
                        1)
                .then()
                .statusCode(201);
    }

    @Test
    void anInspectorReadsQuestionsAndAnswersInWords() {
        Office office = Office.fresh();
        Office.Person inspector = office.add("inspector");
        office.send(
                        given(),
                        Map.of(
                                "questionnaireVersion",
                                1,
                                "answers",
                                Map.of(
                                        "who", List.of("village-cadre"),
                                        "programme", List.of("other"),
                                        "programme-name", List.of("公益岗位"),
                                        "problem", List.of("area", "favour"))))
                .then()
                .statusCode(201);
        inspector
                .open(inspector.reports().getFirst())
                .then()
                .statusCode(200)
                .body("questionnaireVersion", equalTo(1))
                .body("answers.code", hasItems("who", "programme", "programme-name", "problem"))
                .body("answers.find { it.code == 'who' }.title", equalTo("您要反映谁?"))
                .body("answers.find { it.code == 'who' }.answers", contains("村(社区、嘎查)干部"))
                .body("answers.find { it.code == 'programme-name' }.answers", contains("公益岗位"))
                .body("answers.find { it.code == 'problem' }.answers", hasSize(2))
                .body("answers.collect { it.answers }.flatten()", everyItem(matchesPattern(".*[\\u4e00-\\u9fff].*")));
    }

    @Test
    void answersThatDoNotFitAreNamed() {
        send(
                        Map.of(
                                "who",
                                List.of("nobody"),
                                "colour",
                                List.of("red"),
                                "programme",
                                List.of("farmland"),
                                "programme-name",
                                List.of("公益岗位")),
                        1)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("violations.field", hasItem("answers.who"))
                .body("violations.field", hasItem("answers.colour"))
                .body("violations.field", hasItem("answers.programme-name"))
                .body("violations.field", hasItem("answers.problem"))
                .body("violations.code", hasItem("wrong-option"))
                .body("violations.code", hasItem("unknown-question"))
                .body("violations.code", hasItem("hidden"))
                .body("violations.code", hasItem("required"));
    }

    @Test
    void oddAnswersAreNoFault() {
        Map<String, Object> body = body(Map.of(), 1);
        body.put("answers", "text");
        post(body).then().statusCode(400);
        body.put("answers", Map.of("who", "village-cadre"));
        post(body).then().statusCode(400);
        Map<String, Object> holes = new HashMap<>();
        holes.put("who", null);
        body.put("answers", holes);
        post(body).then().statusCode(422);
        body.put("answers", Map.of("who", List.of("x".repeat(1001))));
        post(body).then().statusCode(422);
    }

    /** On a kind of the test's own, so that nobody else's questions change. */
    @Test
    void aNewVersionLeavesTheOldOneAsItIs() {
        String kind = "k-" + UUID.randomUUID().toString().substring(0, 8);
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "INSERT INTO report_kind (code, name, position) VALUES (?1, '试用类别', 9)")
                        .setParameter(1, kind)
                        .executeUpdate());
        try {
            publish("admin", questionnaire(kind, "yes")).then().statusCode(201).body("version", equalTo(1));
            publish("admin", questionnaire(kind, "perhaps"))
                    .then()
                    .statusCode(201)
                    .body("version", equalTo(2));
            given().get(PATH + kind)
                    .then()
                    .body("version", equalTo(2))
                    .body("questions[0].options.code", hasItem("perhaps"));
            given().get(PATH + kind + "?version=1").then().body("questions[0].options.code", equalTo(List.of("yes")));
            post(of(kind, "yes", 1)).then().statusCode(201);
            post(of(kind, "yes", 2)).then().statusCode(422);
            post(of(kind, "perhaps", null)).then().statusCode(201);

            // Who knows of no questions is told which are open, until a version says that they must be answered.
            Map<String, Object> plain = of(kind, "perhaps", null);
            plain.remove("answers");
            post(plain)
                    .then()
                    .statusCode(201)
                    .body("unanswered.code", equalTo(List.of("so")))
                    .body("unanswered.name", equalTo(List.of("是吗?")));
            Map<String, Object> wanted = new HashMap<>(questionnaire(kind, "perhaps"));
            wanted.put("mandatory", true);
            publish("admin", wanted).then().statusCode(201).body("mandatory", equalTo(true));
            post(plain)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("invalid"))
                    .body("violations.field", equalTo(List.of("answers.so")))
                    .body("violations.code", equalTo(List.of("required")));
            post(of(kind, "perhaps", null)).then().statusCode(201).body("unanswered", hasSize(0));
        } finally {
            QuarkusTransaction.requiringNew().run(() -> {
                session.createNativeMutationQuery("DELETE FROM report WHERE kind = ?1")
                        .setParameter(1, kind)
                        .executeUpdate();
                session.createNativeMutationQuery("DELETE FROM report_questionnaire WHERE kind = ?1")
                        .setParameter(1, kind)
                        .executeUpdate();
                session.createNativeMutationQuery("DELETE FROM report_kind WHERE code = ?1")
                        .setParameter(1, kind)
                        .executeUpdate();
            });
        }
    }

    @Test
    void aQuestionnaireThatCannotBeAskedIsRefused() {
        Map<String, Object> wrong = new HashMap<>(questionnaire("subsidy", "yes"));
        wrong.put("questions", List.of(Map.of("code", "who", "title", "谁", "type", "choice", "required", true)));
        publish("admin", wrong).then().statusCode(422).body("violations.field", hasItem("questions.who"));
        wrong.put("questions", List.of(Map.of("code", "WHO", "title", "谁", "type", "text", "required", true)));
        publish("admin", wrong).then().statusCode(422);
        publish("admin", questionnaire("weather", "yes"))
                .then()
                .statusCode(422)
                .body("code", equalTo("report-kind-unknown"));
        assertThat(publish("inspector.shicheng", questionnaire("subsidy", "yes"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static Response publish(String who, Object body) {
        return As.staff(who).contentType(ContentType.JSON).body(body).post("/api/v1/staff/report-questionnaires");
    }

    private static Map<String, Object> questionnaire(String kind, String option) {
        return Map.of(
                "kind",
                kind,
                "title",
                "试用问卷",
                "questions",
                List.of(Map.of(
                        "code",
                        "so",
                        "title",
                        "是吗?",
                        "type",
                        "choice",
                        "required",
                        true,
                        "options",
                        List.of(Map.of("code", option, "title", "选项")))));
    }

    private static Map<String, Object> of(String kind, String option, Integer version) {
        Map<String, Object> body = body(Map.of("so", List.of(option)), version);
        body.put("kind", kind);
        return body;
    }

    private static Response send(Map<String, List<String>> answers, Integer version) {
        return post(body(answers, version));
    }

    private static Map<String, Object> body(Map<String, List<String>> answers, Integer version) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "kind", "subsidy", "subject", "面积不实 " + UUID.randomUUID(), "text", "请核查。", "region", "360735100211"));
        body.put("answers", answers);
        if (version != null) {
            body.put("questionnaireVersion", version);
        }
        return body;
    }

    private static Response post(Object body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/api/v1/reports");
    }
}
