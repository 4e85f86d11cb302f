package cn.fingertip.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.Solved;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A villager logs in through WxJava against the stand-in WeChat. */
@QuarkusTest
class WechatLoginTest {
    /** What tests are given from one source, {@code %test.fingertip.login.per-source}. */
    private static final long PER_SOURCE = 100_000;

    private static final long FLOOD = 10_000_000;

    @Inject
    SourceThrottle throttle;

    @Inject
    SharedCounts counts;

    @Inject
    RedisDataSource redis;

    @Inject
    Clock clock;

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

    /** A village logs in from one address of its carrier: a flood costs work before WeChat is asked, and refuses nobody. */
    @Test
    void manyLoginsFromOneSourceCostWork() throws Exception {
        throttle.take("login", "127.77.8.1", PER_SOURCE);
        try (HttpClient village = from("127.77.8.1");
                HttpClient neighbour = from("127.77.8.2")) {
            HttpResponse<String> asked = login(village, "bad-code", "");
            assertThat(asked.statusCode()).isEqualTo(428);
            assertThat(asked.body()).contains("proof-of-work-required");
            assertThat(login(village, "village-" + Ids.hex(), Solved.of(asked.body()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(login(neighbour, "bad-code", "").statusCode()).isEqualTo(422);
        }
        assertThat(redis.key().keys("throttle:login:*")).isNotEmpty().noneMatch(key -> key.contains("127.77"));
    }

    @Test
    void inARushEachLoginCostsWork() {
        String code = "rush-" + Ids.hex();
        long minute = clock.now().getEpochSecond() / 60;
        rush(minute, FLOOD);
        try {
            Response asked = login(Map.of("code", code));
            assertThat(asked.statusCode()).isEqualTo(428);
            assertThat(given().contentType(ContentType.JSON)
                            .header("Proof-Of-Work", Solved.of(asked.asString()))
                            .body(Map.of("code", code))
                            .post("/api/v1/auth/wechat")
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            rush(minute, -FLOOD);
        }
    }

    /** This minute and the next: the test may run into it. */
    private void rush(long minute, long by) {
        for (long each : List.of(minute, minute + 1)) {
            counts.add("login-rush:" + each, by, Duration.ofMinutes(3));
        }
    }

    private static HttpClient from(String address) {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build();
    }

    private static HttpResponse<String> login(HttpClient client, String code, String proof) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/auth/wechat"))
                .header("Content-Type", "application/json")
                .header("Proof-Of-Work", proof)
                .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + code + "\"}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Response login(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth/wechat");
    }
}
