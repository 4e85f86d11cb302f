package cn.fingertip.embedded.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.testsupport.StandIn;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The stand-in and the application believe each other: addresses, keys, signatures and formats are the same. */
@QuarkusTest
class StandInAndApplicationTest {

    private final StandIn wechat = StandIn.ofTheApplication();

    @Test
    void everyAppsCallbackIsItsOwn() {
        var verified = wechat.callbacksTo("http://127.0.0.1:" + RestAssured.port);

        assertThat(verified.properties())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(app ->
                        assertThat(app.getValue().asBoolean()).as(app.getKey()).isTrue());
    }

    @Test
    void whatAFollowerDoesIsTaken() {
        wechat.callbacksTo("http://127.0.0.1:" + RestAssured.port);
        for (var app : new String[] {"wx-dev-mp", "wx-dev-mp-2"}) {
            var answer = wechat.follower(app, "standin-1", "subscribe", "", 2);

            assertThat(answer.path("status").asInt()).as(app).isEqualTo(200);
            assertThat(answer.path("attempts").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whatACheckFoundIsTaken() {
        wechat.callbacksTo("http://127.0.0.1:" + RestAssured.port);
        var app = setting("wx.miniapp.appid");
        var openid = wechat.tell("/admin/follower", Map.of("appid", app, "person", "standin-2", "action", "CLICK"));
        assertThat(openid.path("status").asInt()).isEqualTo(200);
        var token = wechat.tell(
                "/cgi-bin/stable_token",
                Map.of("grant_type", "client_credential", "appid", app, "secret", setting("wx.miniapp.secret")));

        var checked = wechat.tell(
                "/wxa/media_check_async?access_token="
                        + token.path("access_token").asText(),
                Map.of(
                        "media_url", "https://example.test/1.jpg",
                        "media_type", 2,
                        "version", 2,
                        "scene", 2,
                        "openid", wechat.openid(app, "standin-2")));

        var trace = checked.path("trace_id").asText("none");
        await().until(() -> wechat.delivered().stream()
                .filter(one -> one.path("kind").asText().equals("callback"))
                .map(one -> one.path("content"))
                .filter(content -> trace.equals(content.at("/message/trace_id").asText()))
                .map(content -> content.path("status").asInt())
                .anyMatch(status -> status == 200));
        assertThat(wechat.delivered())
                .extracting(JsonNode::toString)
                .anyMatch(one -> one.contains("media-check") && one.contains(trace));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
