package cn.fingertip.kernel.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, the body is a problem that a villager understands. */
@QuarkusTest
class ProblemsTest {
    private static final String LOGIN = "/api/v1/auth/wechat";

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
