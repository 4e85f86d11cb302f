package cn.fingertip.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design "Trust", row 8: a forged, expired or otherwise wrong token opens nothing, anywhere. */
@QuarkusTest
class ForgedTokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/staff/me", "/api/v1/staff/people"})
    void noForgeryOpensAnything(String path) throws Exception {
        boolean villagers = path.equals("/api/v1/me");
        String token = villagers ? villager() : staff(path.endsWith("people") ? "admin" : "clerk.qinjiang");
        assertThat(As.token(token).get(path).statusCode())
                .as("the real token, so that the others fail for their own reasons")
                .isEqualTo(200);

        Map<String, String> forged = Forgeries.of(token);
        assertThat(forged).hasSizeGreaterThan(50);
        Map<String, Integer> opened = new TreeMap<>();
        for (Map.Entry<String, String> forgery : forged.entrySet()) {
            Response answer = As.token(forgery.getValue()).get(path);
            if (answer.statusCode() != 401 || !"unauthorized".equals(answer.path("code"))) {
                opened.put(forgery.getKey(), answer.statusCode());
            }
        }
        assertThat(opened).isEmpty();
    }

    /** Where a token is not needed a wrong one is still refused: nobody is made anonymous without knowing. */
    @Test
    void noForgeryPassesForNoToken() throws Exception {
        Map<String, Object> report = Map.of("kind", "other", "subject", "试", "text", "试", "region", "360735");
        Map<String, Integer> passed = new TreeMap<>();
        for (Map.Entry<String, String> forgery : Forgeries.of(villager()).entrySet()) {
            Response answer = As.token(forgery.getValue())
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(report)
                    .post("/api/v1/reports");
            if (answer.statusCode() != 401) {
                passed.put(forgery.getKey(), answer.statusCode());
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void ourOwnSignatureMakesNobodyMoreThanTheyAre() throws Exception {
        Map<String, Object> citizen = claims(villager());
        citizen.put("groups", List.of("admin", "inspector"));
        assertThat(As.token(Forgeries.signed(citizen))
                        .get("/api/v1/staff/people")
                        .statusCode())
                .as("a villager's session is no staff's")
                .isEqualTo(401);

        Map<String, Object> clerk = claims(staff("clerk.qinjiang"));
        clerk.put("groups", List.of("admin"));
        assertThat(As.token(Forgeries.signed(clerk)).get("/api/v1/staff/people").statusCode())
                .as("staff's roles are the database's, not the token's")
                .isEqualTo(403);
        clerk.put("groups", List.of("citizen"));
        assertThat(As.token(Forgeries.signed(clerk)).get("/api/v1/me").statusCode())
                .as("staff's session is no villager's")
                .isEqualTo(401);
    }

    @Test
    void villagersAndStaffStayOnTheirOwnPaths() {
        assertThat(As.villager("paths").get("/api/v1/staff/me").statusCode()).isEqualTo(403);
        assertThat(As.staff("clerk.qinjiang").get("/api/v1/me").statusCode()).isEqualTo(403);
        assertThat(As.nobody().get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(As.nobody().get("/api/v1/staff/me").statusCode()).isEqualTo(401);
    }

    @Test
    void otherSchemesAreNoTokens() {
        for (String header : List.of("Bearer", "Bearer ", "Basic YWRtaW46YWRtaW4=", "Token x", "bearer")) {
            assertThat(given().header("Authorization", header).get("/api/v1/me").statusCode())
                    .as(header)
                    .isEqualTo(401);
        }
    }

    private static String villager() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", "forged-" + UUID.randomUUID()))
                .post("/api/v1/auth/wechat")
                .path("accessToken");
    }

    private static String staff(String username) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", "fingertip-dev"))
                .post("/api/v1/staff/login")
                .path("accessToken");
    }

    private static Map<String, Object> claims(String token) throws Exception {
        return new ObjectMapper()
                .readValue(Base64.getUrlDecoder().decode(token.split("\\.")[1]), new TypeReference<>() {});
    }
}
