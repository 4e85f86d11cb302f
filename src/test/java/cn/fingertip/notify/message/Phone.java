package cn.fingertip.notify.message;

import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.StandIn;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** A villager's WeChat: agrees to messages, there and at our site, and shows what came. */
record Phone(String code, String openid) {
    static final StandIn WECHAT = StandIn.ofTheApplication();
    static final String APP = ConfigProvider.getConfig().getValue("wx.miniapp.appid", String.class);

    static Phone fresh() {
        String code = "phone-" + UUID.randomUUID();
        As.villagersToken(code);
        return new Phone(code, WECHAT.openid(APP, code));
    }

    /** Ticks the template once, as a mini-program does it: WeChat knows, and we are told. */
    Phone agrees(String... templates) {
        for (String template : templates) {
            WECHAT.consent(openid, template, 1);
        }
        told("accept", templates).then().statusCode(200);
        return this;
    }

    /** What the mini-program tells us, whatever WeChat knows. */
    Response told(String result, String... templates) {
        return As.villager(code)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "results",
                        Arrays.stream(templates)
                                .map(template -> Map.of("template", template, "result", result))
                                .toList()))
                .post("/api/v1/me/notice-consents");
    }

    /** @return of a kind, how many more messages */
    int remaining(String kind) {
        return As.villager(code)
                .get("/api/v1/me/notice-templates")
                .path("items.find { it.kind == '" + kind + "' }.remaining");
    }

    /** @return newest first */
    List<JsonNode> messages() {
        return WECHAT.delivered().stream()
                .filter(one -> one.path("kind").asText().equals("subscribe-message")
                        && one.path("openid").asText().equals(openid))
                .map(one -> one.path("content"))
                .toList();
    }
}
