package cn.fingertip.account.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.StandIn;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** An administrator compares the bundled menu with what the stand-in has, tries, and applies it. */
@QuarkusTest
class MenuTest {
    private static final String ACCOUNT = "wx-dev-mp";
    private static final String BASE = "/api/v1/staff/wechat/accounts/";

    private final StandIn wechat = StandIn.ofTheApplication();

    @Test
    void aMenuIsTriedAndThenApplied() {
        wechat.reset();
        compare()
                .statusCode(200)
                .body("applied", nullValue())
                .body("differences.kind", everyItem(equalTo("added")))
                .body("differences.path", hasItem("button[0].name"))
                .body("sent", equalTo(false));
        apply(true).statusCode(200).body("sent", equalTo(false));
        assertThat(menus()).isEmpty();

        apply(false).statusCode(200).body("sent", equalTo(true)).body("differences.path", hasItem("button[0].name"));
        assertThat(menus()).singleElement().satisfies(menu -> {
            assertThat(menu.at("/content/button/0/appid").asText())
                    .isEqualTo(ConfigProvider.getConfig().getValue("wx.miniapp.appid", String.class));
            assertThat(menu.at("/content/button/2/sub_button/2/url").asText())
                    .isEqualTo("https://site.example/r/objections");
        });
        compare().statusCode(200).body("differences", empty()).body("applied.button[0].name", equalTo("查补贴"));
        As.staff("admin")
                .get("/api/v1/staff/wechat/accounts")
                .then()
                .statusCode(200)
                .body("items.find { it.appId == '" + ACCOUNT + "' }.menu", equalTo("same"))
                .body("items.find { it.appId == 'wx-dev-mp-2' }.menu", equalTo("different"));
        // What is the same already is not sent again.
        apply(false).statusCode(200).body("sent", equalTo(false));
        assertThat(menus()).hasSize(1);
        As.staff("admin")
                .get("/api/v1/staff/audit")
                .then()
                .statusCode(200)
                .body("items.action", hasItems("wechat.menu.applying", "wechat.menu.applied"));
    }

    @Test
    void aMenuThatSomebodyChangedIsSeen() {
        wechat.reset();
        apply(false).statusCode(200);
        JsonNode token = wechat.tell(
                "/cgi-bin/stable_token",
                Map.of("grant_type", "client_credential", "appid", ACCOUNT, "secret", "wx-dev-mp-secret"));
        wechat.tell(
                "/cgi-bin/menu/create?access_token="
                        + token.path("access_token").asText(),
                Map.of("button", List.of(Map.of("name", "别的", "type", "click", "key", "x"))));
        compare()
                .statusCode(200)
                .body("differences.find { it.path == 'button[0].name' }.kind", equalTo("changed"))
                .body("differences.find { it.path == 'button[0].name' }.applied", equalTo("别的"))
                .body("differences.find { it.path == 'button[0].key' }.kind", equalTo("removed"))
                .body("differences.find { it.path == 'button[2].name' }.kind", equalTo("added"));
    }

    @Test
    void whatWechatRefusesIsTold() {
        wechat.reset();
        wechat.fail("/cgi-bin/menu/create", Failure.errcode(40055), 1);
        apply(false).statusCode(422).body("code", equalTo("menu-refused"));
        wechat.fail("/cgi-bin/menu/get", Failure.errcode(-1), 2);
        compare().statusCode(503).body("code", equalTo("wechat-unavailable"));
        As.staff("admin").get(BASE + "wx-none/menu").then().statusCode(404);
    }

    private List<JsonNode> menus() {
        return wechat.delivered().stream()
                .filter(one -> one.path("kind").asText().equals("menu"))
                .toList();
    }

    private static ValidatableResponse compare() {
        return As.staff("admin").get(BASE + ACCOUNT + "/menu").then();
    }

    private static ValidatableResponse apply(boolean dryRun) {
        return As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("dryRun", dryRun))
                .post(BASE + ACCOUNT + "/menu/apply")
                .then();
    }
}
