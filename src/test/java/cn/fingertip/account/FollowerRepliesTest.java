package cn.fingertip.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.StandIn;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What followers type, and where it leads them; the stand-in encrypts, and reads the answers as WeChat does. */
@QuarkusTest
class FollowerRepliesTest {
    private static final String ACCOUNT = "wx-dev-mp";

    private final StandIn wechat = StandIn.ofTheApplication();

    @BeforeEach
    void callbacksComeHere() {
        wechat.callbacksTo("http://127.0.0.1:" + RestAssured.port);
    }

    @ParameterizedTest
    @CsvSource({
        "查补贴, pages/search/index",
        "我的补贴, pages/payments/index",
        "' 查 补 贴 。', pages/search/index",
        "举报, pages/report/index",
        "我要举报!, pages/report/index",
        "我要举报濯坑村的干部, pages/report/index",
        "心愿, pages/wish-new/index",
        "办事, pages/wish-new/index",
        "我要办事, pages/wishes/index",
        "查询码, pages/progress/index",
        "异议, https://site.example/r/objections",
        "帮助, pages/search/index",
        "?, pages/search/index",
        "HELP, pages/search/index",
        "ＨＥＬＰ, pages/search/index",
        "农村低保, pages/programme/index?code=dibao",
        "低保, pages/programme/index?code=dibao",
        "dibao, pages/programme/index?code=dibao",
        "耕地地力, pages/programme/index?code=farmland",
        "濯坑, pages/site/index?region=360735100211",
        "琴江镇濯坑村, pages/site/index?region=360735100211",
        "濯坑村补贴发了没有, pages/site/index?region=360735100211",
        "琴江镇, pages/site/index?region=360735100",
        "廓头, pages/site/index?region=360735100006",
    })
    void aWordLeadsToItsPage(String typed, String page) {
        assertThat(said(typed))
                .contains(page)
                .contains("data-miniprogram-appid=\"" + setting("wx.miniapp.appid") + "\"")
                .contains("href=\"https://site.example");
    }

    @Test
    void aNameOfSeveralPlacesIsAskedBack() {
        assertThat(said("兴隆村"))
                .contains("不止一个", "琴江镇兴隆村委会", "pages/site/index?region=360735100200")
                .satisfies(FollowerRepliesTest::fitsIntoAMessage);
        // More than there is room for.
        assertThat(said("居委会"))
                .contains("先列几个")
                .satisfies(FollowerRepliesTest::fitsIntoAMessage)
                .satisfies(
                        said -> assertThat(said.split("data-miniprogram-path")).hasSizeLessThanOrEqualTo(9));
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithHelp() {
        for (String typed : new String[] {"今天天气如何", "x".repeat(600), "</Content>]]>"}) {
            assertThat(said(typed)).contains("没有看懂", "pages/search/index").doesNotContain(typed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我的身份证是360799197001010010帮我查",
                "身份证 36079919700101001X",
                "卡号6299 9900 0000 0000 017",
                "打我电话 13800000000",
                "打我电话一三八零零零零零零零零",
                "1234567890123456"
            })
    void numbersThatDoNotBelongHereAreWarnedOf(String typed) {
        assertThat(said(typed)).contains("请不要在这里发").doesNotContain("1380", "3607", "6299");
    }

    @Test
    void whoFollowsIsWelcomedAndWhoLeavesHearsNothing() {
        JsonNode followed = wechat.follower(ACCOUNT, "replies-1", "subscribe", "qrscene_1", 2);
        assertThat(followed.path("replies").path(0).asText()).contains("欢迎关注", "pages/search/index");
        JsonNode left = wechat.follower(ACCOUNT, "replies-1", "unsubscribe", "", 1);
        assertThat(left.path("status").asInt()).isEqualTo(200);
        assertThat(left.path("answer").asText()).isEqualTo("success");
    }

    @Test
    void aButtonAnswersAsItsWordDoes() {
        // Within a second: two buttons are two events.
        Map.of("report", "pages/report/index", "我要举报", "pages/report/index", "wish", "pages/wish-new/index")
                .forEach((key, page) -> assertThat(wechat.follower("wx-dev-mp-2", "replies-2", "CLICK", key, 1)
                                .path("replies")
                                .path(0)
                                .asText())
                        .contains(page));
        assertThat(wechat.follower(ACCOUNT, "replies-2", "VIEW", "https://site.example/", 1)
                        .path("answer")
                        .asText())
                .isEqualTo("success");
    }

    @Test
    void theSameMessageSentAgainIsAnsweredAgain() {
        JsonNode again = wechat.follower(ACCOUNT, "replies-3", "text", "查补贴", 3);
        assertThat(again.path("replies").path(0).asText()).contains("pages/search/index");
    }

    private String said(String typed) {
        JsonNode pushed = wechat.follower(ACCOUNT, "replies-0", "text", typed, 1);
        assertThat(pushed.path("status").asInt()).as(typed).isEqualTo(200);
        assertThat(pushed.path("attempts").asInt()).isEqualTo(1);
        assertThat(pushed.path("replies")).as(typed).hasSize(1);
        return pushed.path("replies").path(0).asText();
    }

    /** WeChat refuses longer ones. */
    private static void fitsIntoAMessage(String said) {
        assertThat(said.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2048);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
