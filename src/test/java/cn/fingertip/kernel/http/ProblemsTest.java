package cn.fingertip.kernel.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.testsupport.As;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, the body is a problem that a villager understands. */
@QuarkusTest
class ProblemsTest {
    private static final String LOGIN = "/api/v1/auth/wechat";

    @Inject
    ObjectMapper json;

    @Test
    void anUnknownPath() {
        problem(given().get("/api/v1/nowhere").then(), 404, "not-found");
    }

    @Test
    void aPathOutsideTheApi() {
        problem(given().get("/nowhere").then(), 404, "not-found");
    }

    @Test
    void aMethodThePathDoesNotKnow() {
        problem(given().delete(LOGIN).then(), 405, "method-not-allowed");
    }

    @Test
    void aBodyOfAnotherKind() {
        problem(given().contentType("text/plain").body("x").post(LOGIN).then(), 415, "unsupported-media-type");
    }

    @Test
    void jsonThatIsNone() {
        problem(
                given().contentType("application/json")
                        .body("{\"code\":")
                        .post(LOGIN)
                        .then(),
                400,
                "malformed");
    }

    @Test
    void jsonThatDoesNotFitSaysWhereAndEchoesNothing() {
        problem(
                        given().contentType("application/json")
                                .body("{\"code\":{\"secret\":\"canary\"}}")
                                .post(LOGIN)
                                .then(),
                        400,
                        "malformed")
                .body("detail", containsString("code"))
                .body(not(containsString("canary")));
    }

    @Test
    void aMissingFieldIsNamed() {
        problem(given().contentType("application/json").body("{}").post(LOGIN).then(), 422, "invalid")
                .body("violations.field", hasItem("code"));
    }

    @Test
    void aMissingBody() {
        given().contentType("application/json")
                .post(LOGIN)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
                .contentType("application/problem+json");
    }

    @Test
    void aProtectedPathWithoutAToken() {
        problem(given().get("/api/v1/me/payments").then(), 401, "unauthorized")
                .header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        given().get("/api/v1/nowhere")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Strict-Transport-Security", containsString("max-age="));
    }

    @Test
    void noOtherSiteIsLetIn() {
        given().header("Origin", "https://elsewhere.example")
                .get("/api/v1/regions/360735")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
    }

    @Test
    void aFormThatIsNone() {
        for (String body : new String[] {"no form at all", "--x\r\nbroken"}) {
            problem(form("multipart/form-data; boundary=x", body), 400, "malformed");
        }
    }

    @Test
    void aFormWithoutABoundary() {
        form("multipart/form-data", "x").statusCode(oneOf(400, 415, 422)).contentType("application/problem+json");
    }

    @Test
    void aPartInAnEncodingThatNobodyKnows() {
        String part = "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n"
                + "Content-Type: text/plain; charset=nope\r\n\r\nabc\r\n--x--\r\n";
        problem(form("multipart/form-data; boundary=x", part), 400, "malformed");
    }

    @Test
    void aNulInAQuery() {
        problem(
                given().urlEncodingEnabled(false)
                        .get("/api/v1/rosters?region=36%00")
                        .then(),
                400,
                "malformed");
        problem(
                As.staff("admin")
                        .urlEncodingEnabled(false)
                        .get("/api/v1/staff/audit?chain=%00")
                        .then(),
                400,
                "malformed");
    }

    @Test
    void aNulInACursor() {
        String cursor = Base64.getUrlEncoder().encodeToString("a\0".getBytes(StandardCharsets.UTF_8));
        problem(
                As.staff("admin")
                        .queryParam("cursor", cursor)
                        .get("/api/v1/staff/people")
                        .then(),
                400,
                "cursor-invalid");
    }

    @Test
    void aCursorThatHoldsNoId() {
        problem(
                As.staff("clerk.qinjiang")
                        .queryParam("cursor", Cursor.of("x"))
                        .get("/api/v1/staff/rosters")
                        .then(),
                400,
                "cursor-invalid");
        problem(
                As.staff("clerk.qinjiang")
                        .queryParam("cursor", Cursor.of("x"))
                        .get("/api/v1/staff/imports")
                        .then(),
                400,
                "cursor-invalid");
        problem(
                As.villager("cursor-" + UUID.randomUUID())
                        .queryParam("cursor", Cursor.of("x"))
                        .get("/api/v1/me/objections")
                        .then(),
                400,
                "cursor-invalid");
        problem(
                given().queryParam("cursor", Cursor.of("2026-11-21T08:00:00Z", "x"))
                        .get("/api/v1/rosters")
                        .then(),
                400,
                "cursor-invalid");
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        problem(As.staff("admin").get("/api/v1/staff/people?limit=abc").then(), 422, "invalid")
                .body("violations.field", contains("limit"))
                .body("detail", containsString("limit"));
        problem(
                        As.villager("number-" + UUID.randomUUID())
                                .get("/api/v1/me/payments?year=abc&limit=99999999999")
                                .then(),
                        422,
                        "invalid")
                .body("violations.field", containsInAnyOrder("year", "limit"));
    }

    @Test
    void rulesSpeakChinese() {
        for (String language : new String[] {"en", "zh-CN", "de"}) {
            problem(
                            As.staff("admin")
                                    .header("Accept-Language", language)
                                    .get("/api/v1/staff/people?limit=1000")
                                    .then(),
                            422,
                            "invalid")
                    .body("violations.message", contains("不能大于 100"));
        }
        problem(
                        As.villager("null-" + UUID.randomUUID())
                                .contentType("application/json")
                                .header("Idempotency-Key", UUID.randomUUID())
                                .body("null")
                                .post("/api/v1/wishes")
                                .then(),
                        422,
                        "invalid")
                .body("detail", equalTo("请检查后重新提交:请填写要提交的内容"));
    }

    @Test
    void aNumberIsNoText() {
        problem(
                given().contentType("application/json")
                        .body("{\"code\":123}")
                        .post(LOGIN)
                        .then(),
                400,
                "malformed");
    }

    @Test
    void valuesOfAnotherTypeAreNotBent() throws Exception {
        assertThatThrownBy(() -> json.readValue("0", TimeUnit.class)).isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> json.readValue("5.9", Integer.class)).isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> json.readValue("36", String.class)).isInstanceOf(MismatchedInputException.class);
        assertThat(json.readValue("5", Integer.class)).isEqualTo(5);
        assertThat(json.readValue("\"DAYS\"", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
    }

    @Test
    void whatMayNotBeKeptSaysSo() {
        As.villager("kept-" + UUID.randomUUID())
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store");
        assertThat(given().get("/api/v1/regions/360735")
                        .then()
                        .extract()
                        .headers()
                        .getValues("Cache-Control"))
                .hasSize(1)
                .first()
                .asString()
                .contains("max-age");
        assertThat(As.villager("kept-" + UUID.randomUUID())
                        .get("/api/v1/me/payments")
                        .headers()
                        .getValues("Cache-Control"))
                .containsExactly("no-store");
    }

    private static ValidatableResponse form(String type, String body) {
        return As.staff("admin")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .body(body)
                .post("/api/v1/staff/calendar")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("urn:fingertip:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("title", not(hasLength(0)))
                .body("detail", not(hasLength(0)))
                .body("retryable", equalTo(false))
                .body("traceId", hasLength(32));
    }
}
