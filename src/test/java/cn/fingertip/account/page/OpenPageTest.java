package cn.fingertip.account.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.testsupport.As;
import cn.fingertip.testsupport.StandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A reader opens a page from a menu; the stand-in's page says who it is. */
@QuarkusTest
class OpenPageTest {
    private static final String ACCOUNT = "wx-dev-mp";
    private static final String TO = "/r/0198?village=360735100211#lines";

    private final StandIn wechat = StandIn.ofTheApplication();

    @Test
    void aReaderIsKnownToThePage() {
        Response opened = open(TO);
        Cookie browser = opened.detailedCookie("fingertip-open");
        assertThat(browser.isHttpOnly() && browser.isSecured()).isTrue();
        assertThat(browser.getSameSite()).isEqualTo("Lax");
        String authorize = opened.header("Location");
        assertThat(authorize).startsWith(wechatAddress() + "/connect/oauth2/authorize?appid=" + ACCOUNT);
        assertThat(query(authorize))
                .containsEntry("redirect_uri", "https://site.example/wechat/mp/wx-dev-mp/oauth")
                .containsEntry("response_type", "code")
                .containsEntry("scope", "snsapi_base");
        assertThat(authorize).endsWith("#wechat_redirect");

        Map<String, String> back = allowed(authorize, "oauth-1");
        assertThat(back.get("state")).hasSizeGreaterThanOrEqualTo(22);
        Response returned = back(browser.getValue(), back);
        returned.then()
                .statusCode(302)
                .header("Location", equalTo(TO))
                .header("Cache-Control", equalTo("no-store"))
                .header("Referrer-Policy", equalTo("no-referrer"));
        Cookie page = returned.detailedCookie("fingertip-page");
        assertThat(page.isHttpOnly() && page.isSecured()).isTrue();
        assertThat(page.getPath()).isEqualTo("/api/v1/auth/wechat");
        assertThat(page.getMaxAge()).isBetween(1L, 120L);

        Response login = login(page.getValue());
        login.then().statusCode(200).header("Cache-Control", equalTo("no-store"));
        assertThat(login.<String>path("citizen.id")).isNotBlank();
        As.token(login.path("accessToken")).get("/api/v1/me").then().statusCode(200);
        login(page.getValue()).then().statusCode(401).body("code", equalTo("page-login-missing"));
        // The same reader is the same citizen, and is not the one of the mini-program.
        assertThat(citizen("oauth-1"))
                .isEqualTo(login.<String>path("citizen.id"))
                .isNotEqualTo(citizen("oauth-2"));
    }

    @Test
    void aStateIsGoodOnceAndInOneBrowser() {
        Response opened = open(TO);
        String browser = opened.cookie("fingertip-open");
        Map<String, String> back = allowed(opened.header("Location"), "oauth-3");
        refused(back(null, back));
        // What another browser tried is used up.
        refused(back(browser, back));

        Response again = open(TO);
        Map<String, String> second = allowed(again.header("Location"), "oauth-3");
        refused(back(browser, second));
        Response third = open(TO);
        String own = third.cookie("fingertip-open");
        Map<String, String> good = allowed(third.header("Location"), "oauth-3");
        back(own, good).then().statusCode(302);
        // WeChat's browser may load it twice; whoever it is that comes second, gets to the page and to no login.
        withoutLogin(back(null, good));
        refused(back(own, good));
        refused(back(own, Map.of("code", "x", "state", "made-up")));
        refused(back(own, Map.of("code", "x")));
    }

    @Test
    void aStateIsOfOneAccount() {
        Response opened = open(TO);
        Map<String, String> back = allowed(opened.header("Location"), "oauth-4");
        refused(noRedirects()
                .cookie("fingertip-open", opened.cookie("fingertip-open"))
                .queryParams(back)
                .get("/wechat/mp/wx-dev-mp-2/oauth"));
    }

    @Test
    void thePageOpensThoughWechatDoesNotSayWho() {
        Response opened = open(TO);
        withoutLogin(back(
                opened.cookie("fingertip-open"),
                Map.of(
                        "code",
                        "bad-1",
                        "state",
                        allowed(opened.header("Location"), "oauth-5").get("state"))));
        Response refusing = open(TO);
        withoutLogin(back(
                refusing.cookie("fingertip-open"),
                Map.of("state", query(refusing.header("Location")).get("state"))));
        Response failing = open(TO);
        Map<String, String> back = allowed(failing.header("Location"), "oauth-5");
        wechat.fail("/sns/oauth2/access_token", Failure.errcode(-1), 1);
        withoutLogin(back(failing.cookie("fingertip-open"), back));
        login(null).then().statusCode(401).body("code", equalTo("page-login-missing"));
    }

    @Test
    void theAnonymousWayNeverPassesWechat() {
        for (String to : List.of("/report", "/#/pages/report/index", "/pages/progress/index", "/%72eport")) {
            Response opened = open(to);
            opened.then().statusCode(302).header("Location", equalTo(to));
            assertThat(opened.cookies()).isEmpty();
        }
    }

    @Test
    void noOtherSiteIsOpened() {
        for (String to :
                List.of("//evil.example", "https://evil.example", "/\\evil.example", "/%2F/evil.example", "r")) {
            open(to).then()
                    .statusCode(422)
                    .contentType(startsWith("text/html"))
                    .header("Location", (String) null)
                    .body(containsString("从公众号菜单重新进入"));
        }
        noRedirects().get("/wechat/mp/" + ACCOUNT + "/open").then().statusCode(422);
        noRedirects()
                .queryParam("to", "/")
                .get("/wechat/mp/wx-none/open")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"));
    }

    private String citizen(String person) {
        Response opened = open("/");
        Response returned = back(opened.cookie("fingertip-open"), allowed(opened.header("Location"), person));
        return login(returned.cookie("fingertip-page")).path("citizen.id");
    }

    private static void withoutLogin(Response returned) {
        returned.then().statusCode(302).header("Location", equalTo(TO));
        assertThat(returned.cookies()).doesNotContainKey("fingertip-page");
    }

    private static void refused(Response returned) {
        returned.then()
                .statusCode(403)
                .contentType(startsWith("text/html"))
                .header("Location", (String) null)
                .body(containsString("从公众号菜单重新进入"));
        assertThat(returned.cookies()).isEmpty();
    }

    private static Response open(String to) {
        return noRedirects().queryParam("to", to).get("/wechat/mp/" + ACCOUNT + "/open");
    }

    private static Response back(String browser, Map<String, String> parameters) {
        RequestSpecification request = noRedirects().queryParams(parameters);
        return (browser == null ? request : request.cookie("fingertip-open", browser))
                .get("/wechat/mp/" + ACCOUNT + "/oauth");
    }

    private static Response login(String secret) {
        RequestSpecification request = given();
        return (secret == null ? request : request.cookie("fingertip-page", secret)).post("/api/v1/auth/wechat/page");
    }

    /** WeChat's page: this person reads. */
    private static Map<String, String> allowed(String authorize, String person) {
        Response page = noRedirects()
                .urlEncodingEnabled(false)
                .get(URI.create(authorize.replace("#wechat_redirect", "&villager=" + person)));
        assertThat(page.statusCode()).isEqualTo(302);
        return query(page.header("Location"));
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static RequestSpecification noRedirects() {
        return given().redirects().follow(false);
    }

    private static String wechatAddress() {
        return ConfigProvider.getConfig().getValue("fingertip.wechat.api-base-url", String.class);
    }
}
