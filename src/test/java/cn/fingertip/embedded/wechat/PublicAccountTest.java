package cn.fingertip.embedded.wechat;

import static cn.fingertip.embedded.wechat.Asking.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAccountTest {
    private Asking asking;

    @BeforeEach
    void start() throws IOException {
        asking = new Asking();
    }

    @AfterEach
    void stop() {
        asking.close();
    }

    @Test
    void aPageLearnsWhoOpensIt() throws Exception {
        var back = asking.get("/connect/oauth2/authorize?appid=" + ACCOUNT + "&redirect_uri="
                + Asking.encoded("https://example.test/mp?x=1") + "&response_type=code&scope=snsapi_base&state=s%201"
                + "&villager=villager-2");

        assertThat(back.statusCode()).isEqualTo(302);
        var location = back.headers().firstValue("Location").orElseThrow();
        assertThat(location).matches("https://example\\.test/mp\\?x=1&code=[0-9a-f]{32}&state=s\\+1");
        var code = location.replaceAll(".*code=([0-9a-f]+).*", "$1");
        var token = byCode(code);
        assertThat(token.path("openid").asText()).isEqualTo(asking.wechat.openid(ACCOUNT, "villager-2"));
        assertThat(token.path("scope").asText()).isEqualTo("snsapi_base");
        assertThat(byCode(code).path("errcode").asInt()).isEqualTo(40163);
        assertThat(byCode("made-up").path("errcode").asInt()).isEqualTo(40029);
    }

    @Test
    void whoeverOpensItInABrowserChooses() throws Exception {
        var page = asking.get("/connect/oauth2/authorize?appid=" + ACCOUNT
                + "&redirect_uri=https%3A%2F%2Fexample.test&response_type=code&scope=snsapi_base&state=1");

        assertThat(page.body()).contains("villager=villager-1\"", "villager-6");
        assertThat(asking.get("/connect/oauth2/authorize?appid=wx-ma").body()).contains("AppID 参数错误");
        assertThat(asking.get("/connect/oauth2/authorize?appid=" + ACCOUNT + "&redirect_uri=javascript:1")
                        .body())
                .contains("redirect_uri 参数错误");
    }

    @Test
    void whatWasAllowedEnds() throws Exception {
        var code = asking.wechat.oauthCode(ACCOUNT, "villager-1");
        var token = byCode(asking.wechat.oauthCode(ACCOUNT, "villager-1"));
        var auth = "/sns/auth?access_token=%s&openid=%s"
                .formatted(
                        token.path("access_token").asText(),
                        token.path("openid").asText());

        assertThat(errcode(auth)).isZero();
        assertThat(errcode(auth + "x")).isEqualTo(40003);
        assertThat(errcode(auth.replace("/sns/auth", "/sns/userinfo"))).isEqualTo(48001);
        asking.wechat.advance(Duration.ofMinutes(5));
        assertThat(byCode(code).path("errcode").asInt()).isEqualTo(42003);
        asking.wechat.advance(Duration.ofHours(2));
        assertThat(errcode(auth)).isEqualTo(42001);
        var refresh = "/sns/oauth2/refresh_token?grant_type=refresh_token&appid=" + ACCOUNT + "&refresh_token=";
        assertThat(Asking.json(asking.get(refresh + token.path("refresh_token").asText())
                                .body())
                        .path("access_token")
                        .asText())
                .isNotEmpty();
        assertThat(errcode(refresh + "x")).isEqualTo(40030);
        asking.wechat.advance(Duration.ofDays(30));
        assertThat(errcode(refresh + token.path("refresh_token").asText())).isEqualTo(42002);
    }

    @Test
    void aMenuIsMadeShownAndTakenAway() throws Exception {
        var menu = """
                {"button":[{"type":"click","name":"查补贴","key":"SUBSIDY"},\
                {"name":"办事","sub_button":[{"type":"view","name":"我要举报","url":"https://example.test/r"}]}]}""";

        assertThat(asking.as(ACCOUNT, "/cgi-bin/menu/get").path("errcode").asInt())
                .isEqualTo(46003);
        assertThat(asking.code(ACCOUNT, "/cgi-bin/menu/create", menu)).isZero();
        assertThat(asking.as(ACCOUNT, "/cgi-bin/menu/get").path("menu")).isEqualTo(Asking.json(menu));
        assertThat(asking.wechat.delivered().getFirst().kind()).isEqualTo("menu");
        assertThat(asking.as(ACCOUNT, "/cgi-bin/menu/delete").path("errcode").asInt())
                .isZero();
        assertThat(asking.as(ACCOUNT, "/cgi-bin/menu/get").path("errcode").asInt())
                .isEqualTo(46003);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        []                                                              | 40016
        [{"type":"click","name":"a","key":"1"},{"type":"click","name":"b","key":"1"},{"type":"click","name":"c","key":"1"},{"type":"click","name":"d","key":"1"}] | 40016
        [{"type":"fly","name":"a"}]                                     | 40017
        [{"type":"click","name":"一二三四五六","key":"1"}]              | 40018
        [{"type":"click","name":"a"}]                                   | 40019
        [{"type":"view","name":"a"}]                                    | 40020
        [{"name":"a","sub_button":[{"type":"view","name":"a"}]}]        | 40027
        [{"name":"a","sub_button":[{"type":"click","name":""}]}]        | 40025
        [{"name":"a","sub_button":[1,2,3,4,5,6]}]                       | 40023
        [{"type":"miniprogram","name":"a","url":"https://a.test"}]      | 40097
        """)
    void aMenuThatDoesNotFitIsRefused(String buttons, int errcode) throws Exception {
        assertThat(asking.code(ACCOUNT, "/cgi-bin/menu/create", "{\"button\":" + buttons + "}"))
                .isEqualTo(errcode);
    }

    @Test
    void aTicketStaysForTwoHours() throws Exception {
        var path = "/cgi-bin/ticket/getticket?type=jsapi";
        var first = asking.as(ACCOUNT, path);

        assertThat(first.path("ticket").asText()).hasSize(86);
        assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
        assertThat(asking.as(ACCOUNT, path).path("ticket")).isEqualTo(first.path("ticket"));
        asking.wechat.advance(Duration.ofHours(2));
        assertThat(asking.as(ACCOUNT, path).path("ticket")).isNotEqualTo(first.path("ticket"));
        assertThat(asking.as(ACCOUNT, "/cgi-bin/ticket/getticket?type=x")
                        .path("errcode")
                        .asInt())
                .isEqualTo(40097);
    }

    @Test
    void followersGetTemplateMessages() throws Exception {
        var openid = asking.wechat.openid(ACCOUNT, "villager-1");
        var path = "/cgi-bin/message/template/send";
        var message = """
                {"touser":"%s","template_id":"T1","url":"https://example.test","data":{"first":{"value":"公示开始"}}}""".formatted(openid);

        assertThat(asking.as(ACCOUNT, path, message).path("msgid").asLong()).isPositive();
        assertThat(asking.wechat.delivered().getFirst().kind()).isEqualTo("template-message");
        assertThat(asking.code(ACCOUNT, path, message.replace(openid, "o-1"))).isEqualTo(40003);
        asking.wechat.follower(ACCOUNT, openid, "unsubscribe", "", 1);
        assertThat(asking.code(ACCOUNT, path, message)).isEqualTo(43004);
    }

    @Test
    void subscribersGetTheirsWithNoMsgid() throws Exception {
        var openid = asking.wechat.openid(ACCOUNT, "villager-1");
        var message = """
                {"touser":"%s","template_id":"T1","data":{"thing1":{"value":"公示开始"}}}""".formatted(openid);

        assertThat(asking.code(ACCOUNT, "/cgi-bin/message/subscribe/bizsend", message))
                .isEqualTo(43101);
        asking.wechat.consent(openid, "T1", 1);
        assertThat(asking.as(ACCOUNT, "/cgi-bin/message/subscribe/bizsend", message))
                .isEqualTo(Asking.json("{\"errcode\":0,\"errmsg\":\"ok\"}"));
    }

    @Test
    void articlesBecomeDrafts() throws Exception {
        var article = """
                {"articles":[{"title":"公示","digest":"摘要","content":"<p>正文</p>","thumb_media_id":"%s"}]}""".formatted(uploaded("c.png"));
        assertThat(asking.code(ACCOUNT, "/cgi-bin/draft/add", article.replaceAll("_id\":\"[^\"]*", "_id\":\"none")))
                .isEqualTo(40007);
        assertThat(uploaded("c.exe")).isEqualTo("40005");

        assertThat(asking.as(ACCOUNT, "/cgi-bin/draft/add", article)
                        .path("media_id")
                        .asText())
                .isNotEmpty();
        assertThat(asking.code(ACCOUNT, "/cgi-bin/draft/add", article.replace("公示", "公".repeat(65))))
                .isEqualTo(45003);
        assertThat(asking.code(ACCOUNT, "/cgi-bin/draft/add", "{\"articles\":[]}"))
                .isEqualTo(45008);
    }

    /** @return the media_id, or the errcode */
    private String uploaded(String file) throws IOException, InterruptedException {
        var form = "--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + file
                + "\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--b--\r\n";
        var answer = asking.upload(ACCOUNT, "/cgi-bin/material/add_material?type=image", form);
        return answer.has("media_id")
                ? answer.path("media_id").asText()
                : answer.path("errcode").asText();
    }

    private JsonNode byCode(String code) throws IOException, InterruptedException {
        return Asking.json(asking.get("/sns/oauth2/access_token?appid=" + ACCOUNT
                        + "&secret=s2&grant_type=authorization_code&code=" + code)
                .body());
    }

    private int errcode(String path) throws IOException, InterruptedException {
        return Asking.json(asking.get(path).body()).path("errcode").asInt();
    }
}
