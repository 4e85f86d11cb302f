package cn.fingertip.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.As;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A villager logs in through WxJava against the stand-in WeChat. */
@QuarkusTest
class WechatLoginTest {
    @Test
    void aVillagerLogsInAndIsKnownAgain() {
        String code = "login-" + UUID.randomUUID();
        Response first = login(Map.of("code", code));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.<Integer>path("expiresInSeconds")).isEqualTo(1800);
        assertThat(first.<Boolean>path("citizen.verified")).isFalse();
        assertThat(first.<Object>path("staff")).isNull();
        assertThat(first.asString()).doesNotContainIgnoringCase("session_key").doesNotContainIgnoringCase("openid");

        Response again = login(Map.of("code", code));
        assertThat(again.<String>path("citizen.id")).isEqualTo(first.path("citizen.id"));
        assertThat(again.<String>path("refreshToken")).isNotEqualTo(first.path("refreshToken"));

        Response me = As.token(first.path("accessToken")).get("/api/v1/me");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.<String>path("id")).isEqualTo(first.path("citizen.id"));
        assertThat(me.<Object>path("name")).isNull();
    }

    @Test
    void theSameOpenidOfTwoCodesIsTwoPeople() {
        String one = login(Map.of("code", "a-" + UUID.randomUUID())).path("citizen.id");
        String other = login(Map.of("code", "a-" + UUID.randomUUID())).path("citizen.id");
        assertThat(one).isNotEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "bad-code, 422, wechat-code-invalid",
        "used-code, 409, wechat-code-used",
        "limit-code, 429, wechat-too-often",
        "blocked-code, 403, wechat-blocked",
        "busy-code, 503, wechat-unavailable",
        "down-code, 503, wechat-unavailable"
    })
    void whatWechatRefusesHasItsOwnCode(String code, int status, String problem) {
        Response response = login(Map.of("code", code));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.<String>path("code")).isEqualTo(problem);
        assertThat(response.contentType()).startsWith("application/problem+json");
        boolean later = status == 429 || status == 503;
        assertThat(response.header("Retry-After") != null).isEqualTo(later);
        assertThat(response.<Boolean>path("retryable")).isEqualTo(later);
        assertThat(response.asString()).doesNotContain(code);
    }

    @Test
    void anAppThatIsNotOursIsRefused() {
        Response response = login(Map.of("code", "any", "appId", "wx-somebody-else"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.<String>path("code")).isEqualTo("wechat-app-unknown");
    }

    @Test
    void aCodeStaysOneParameter() {
        String strange = "odd&js_code=good #?%00 " + UUID.randomUUID() + " 码";
        Response first = login(Map.of("code", strange));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(login(Map.of("code", strange)).<String>path("citizen.id")).isEqualTo(first.path("citizen.id"));
        assertThat(login(Map.of("code", "odd")).<String>path("citizen.id")).isNotEqualTo(first.path("citizen.id"));
        assertThat(login(Map.of("code", "good")).<String>path("citizen.id")).isNotEqualTo(first.path("citizen.id"));
    }

    @Test
    void aLoginWithoutACodeIsRefused() {
        Response response = login(Map.of("code", " "));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.<String>path("violations[0].field")).isEqualTo("code");
        assertThat(given().contentType(ContentType.JSON)
                        .post("/api/v1/auth/wechat")
                        .statusCode())
                .isEqualTo(422);
    }

    private static Response login(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth/wechat");
    }
}
