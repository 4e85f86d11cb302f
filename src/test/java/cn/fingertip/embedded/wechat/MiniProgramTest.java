package cn.fingertip.embedded.wechat;

import static cn.fingertip.embedded.wechat.Asking.ACCOUNT;
import static cn.fingertip.embedded.wechat.Asking.MINI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.embedded.wechat.server.Failure;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniProgramTest {
    private static final String SEND = "/cgi-bin/message/subscribe/send";
    private static final String TEXT = "/wxa/msg_sec_check";

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
    void everyCallNeedsAGoodTokenOfTheRightKindOfApp() throws Exception {
        for (var path : new String[] {SEND, TEXT, "/wxa/generate_urllink", "/wxa/getwxacodeunlimit"}) {
            assertThat(Asking.json(asking.post(path, "{}").body())
                            .path("errcode")
                            .asInt())
                    .isEqualTo(41001);
            assertThat(Asking.json(asking.post(path + "?access_token=x", "{}").body())
                            .path("errcode")
                            .asInt())
                    .isEqualTo(40001);
            assertThat(asking.code(ACCOUNT, path, "{}")).isEqualTo(48001);
        }
        var token = asking.token(MINI);
        asking.wechat.expireToken(MINI);
        assertThat(Asking.json(asking.post(TEXT + "?access_token=" + token, "{}")
                                .body())
                        .path("errcode")
                        .asInt())
                .isEqualTo(42001);
    }

    @Test
    void aPhoneCodeIsGoodOnce() throws Exception {
        var path = "/wxa/business/getuserphonenumber";
        var phone = asking.as(MINI, path, "{\"code\":\"phone-19900001234\"}").path("phone_info");

        assertThat(phone.path("phoneNumber").asText()).isEqualTo("19900001234");
        assertThat(phone.path("countryCode").asText()).isEqualTo("86");
        assertThat(phone.at("/watermark/appid").asText()).isEqualTo(MINI);
        assertThat(asking.code(MINI, path, "{\"code\":\"phone-19900001234\"}")).isEqualTo(40029);
        assertThat(asking.code(MINI, path, "{\"code\":\"bad-1\"}")).isEqualTo(40029);
        assertThat(asking.as(MINI, path, "{\"code\":\"any\"}")
                        .at("/phone_info/purePhoneNumber")
                        .asText())
                .matches("1990000[0-9]{4}");
    }

    @ParameterizedTest
    @CsvSource({"路灯坏了, pass, 100", "这里有违禁示例, risky, 20006", "这里有复核示例, review, 21000"})
    void aTextIsJudgedByItsWords(String content, String suggest, int label) throws Exception {
        var answer = asking.as(MINI, TEXT, text(content, "2", asking.login("villager-1")));

        assertThat(answer.path("errcode").asInt(-9)).isZero();
        assertThat(answer.at("/result/suggest").asText()).isEqualTo(suggest);
        assertThat(answer.at("/result/label").asInt()).isEqualTo(label);
        assertThat(answer.at("/detail/0/suggest").asText()).isEqualTo(suggest);
        assertThat(answer.path("trace_id").asText()).isNotEmpty();
    }

    @Test
    void aTextCheckRefusesWhatWechatRefuses() throws Exception {
        var here = asking.login("villager-1");

        assertThat(asking.code(MINI, TEXT, text("字".repeat(2500), "\"2\"", here)))
                .isZero();
        assertThat(asking.code(MINI, TEXT, text("字".repeat(2501), "2", here))).isEqualTo(45002);
        assertThat(asking.code(MINI, TEXT, text("", "2", here))).isEqualTo(44002);
        assertThat(asking.code(MINI, TEXT, text("字", "1", here))).isEqualTo(47001);
        assertThat(asking.code(MINI, TEXT, text("字", "2", here).replace("\"scene\":2", "\"scene\":5")))
                .isEqualTo(40129);
        assertThat(asking.code(MINI, TEXT, text("字", "2", "o-1"))).isEqualTo(40003);
        assertThat(asking.code(MINI, TEXT, text("字", "2", asking.wechat.openid(MINI, "villager-9"))))
                .isEqualTo(61010);
        asking.wechat.advance(Duration.ofHours(2));
        assertThat(asking.code(MINI, TEXT, text("字", "2", here))).isEqualTo(61010);
        asking.wechat.nextVerdict("risky");
        assertThat(asking.as(MINI, TEXT, text("字", "2", asking.login("villager-1")))
                        .at("/result/suggest")
                        .asText())
                .isEqualTo("risky");
    }

    @Test
    void aMessageComesOnceForEachConsent() throws Exception {
        var openid = asking.wechat.openid(MINI, "villager-1");
        var message = message(openid, "thing1", "路灯修好了");

        assertThat(asking.code(MINI, SEND, message)).isEqualTo(43101);
        asking.wechat.consent(openid, "T1", 1);
        assertThat(asking.code(MINI, SEND, message.replace("T1", "T2"))).isEqualTo(43101);
        assertThat(asking.code(MINI, SEND, message)).isZero();
        assertThat(asking.code(MINI, SEND, message)).isEqualTo(43101);
        assertThat(asking.wechat.delivered()).singleElement().satisfies(delivery -> {
            assertThat(delivery.kind()).isEqualTo("subscribe-message");
            assertThat(delivery.openid()).isEqualTo(openid);
            assertThat(delivery.content().toString()).contains("路灯修好了", "pages/wish");
        });
    }

    @Test
    void aMessageIsRefusedForItsAddressee() throws Exception {
        asking.wechat.consent("*", "*", 9);

        assertThat(asking.code(MINI, SEND, message("o-1", "thing1", "a"))).isEqualTo(40003);
        // Another app's openid is nobody's here.
        assertThat(asking.code(MINI, SEND, message(asking.wechat.openid(ACCOUNT, "villager-1"), "thing1", "a")))
                .isEqualTo(40003);
        var openid = asking.wechat.openid(MINI, "villager-1");
        assertThat(asking.code(MINI, SEND, message(openid, "thing1", "a").replace("\"T1\"", "\"\"")))
                .isEqualTo(40037);
        asking.wechat.refuse(openid);
        assertThat(asking.code(MINI, SEND, message(openid, "thing1", "a"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "thing1, 一二三四五六七八九十一二三四五六七八九十",
        "number2, 12.50",
        "amount3, ¥1062.30",
        "amount3, 1062.30元",
        "date4, 2026年11月22日 10:05",
        "date4, 2026-11-22",
        "time5, 15:01",
        "phrase6, 已办结",
        "character_string7, SC-2026/0001",
        "name8, 朱春",
        "phone_number9, +86-0797-5555",
        "letter10, abc",
        "car_number11, 赣B12345",
    })
    void fieldsAreTakenAsTheirNamesSay(String field, String value) throws Exception {
        asking.wechat.consent("*", "*", 1);
        var openid = asking.wechat.openid(MINI, "villager-1");

        assertThat(asking.code(MINI, SEND, message(openid, field, value))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "thing1, 一二三四五六七八九十一二三四五六七八九十一",
        "thing1, ''",
        "number2, 12元",
        "amount3, 一百",
        "date4, 明天",
        "time5, 下午",
        "phrase6, 一二三四五六",
        "phrase6, done",
        "character_string7, 汉字",
        "name8, 一二三四五六七八九十一",
        "stuff1, a",
        "thing, a",
    })
    void fieldsOfAnotherKindAreRefusedByName(String field, String value) throws Exception {
        asking.wechat.consent("*", "*", 1);
        var answer = asking.as(MINI, SEND, message(asking.wechat.openid(MINI, "villager-1"), field, value));

        assertThat(answer.path("errcode").asInt()).isEqualTo(47003);
        assertThat(answer.path("errmsg").asText()).contains("data." + field + ".value");
    }

    @Test
    void aCodeIsAPictureThatLeadsToItsPage() throws Exception {
        var path = "/wxa/getwxacodeunlimit?access_token=" + asking.token(MINI);
        var png = asking.bytes(path, "{\"scene\":\"r=12&v=3\",\"page\":\"pages/roster/index\"}");

        assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(png.body()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                        .getText())
                .isEqualTo("wxacode:wx-ma/pages/roster/index?scene=r=12&v=3");
    }

    @ParameterizedTest
    @CsvSource({
        "{\"scene\":\"\"}, 40169",
        "{\"scene\":\"123456789012345678901234567890123\"}, 40169",
        "{\"scene\":\"村\"}, 40169",
        "{\"scene\":\"1\";\"page\":\"/pages/a\"}, 41030",
        "{\"scene\":\"1\";\"width\":100}, 40097",
    })
    void aCodeThatCannotBeMadeIsToldInJson(String body, int errcode) throws Exception {
        var answer = asking.post("/wxa/getwxacodeunlimit?access_token=" + asking.token(MINI), body.replace(';', ','));

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(Asking.json(answer.body()).path("errcode").asInt()).isEqualTo(errcode);
    }

    @Test
    void whatIsNoAddressIsToldByItsNumber() throws Exception {
        var body = """
                {"media_url":"https://site.example/50%%","media_type":2,"version":2,"scene":3,"openid":"%s"}""".formatted(asking.login("villager-1"));
        var answer = asking.post("/wxa/media_check_async?access_token=" + asking.token(MINI), body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Asking.json(answer.body()).path("errcode").asInt()).isEqualTo(40097);
    }

    @Test
    void anErrorThatWasPlannedIsCalledTextWhereAPictureWasAskedFor() throws Exception {
        asking.wechat.fail("/wxa/getwxacodeunlimit", Failure.errcode(45009), 1);
        var answer = asking.post("/wxa/getwxacodeunlimit?access_token=" + asking.token(MINI), "{\"scene\":\"1\"}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(Asking.json(answer.body()).path("errcode").asInt()).isEqualTo(45009);
    }

    @Test
    void aUrlLinkIsNew() throws Exception {
        var path = "/wxa/generate_urllink";
        var one = asking.as(MINI, path, "{\"path\":\"pages/a\",\"query\":\"id=1\"}");

        assertThat(one.path("url_link").asText()).matches("https://wxaurl\\.cn/[A-Za-z0-9_-]{11}");
        assertThat(asking.as(MINI, path, "{}").path("url_link")).isNotEqualTo(one.path("url_link"));
        assertThat(asking.code(MINI, path, "{\"expire_interval\":31}")).isEqualTo(85402);
    }

    private static String text(String content, String version, String openid) {
        return "{\"content\":\"" + content + "\",\"version\":" + version + ",\"scene\":2,\"openid\":\"" + openid
                + "\"}";
    }

    private static String message(String openid, String field, String value) {
        return """
                {"touser":"%s","template_id":"T1","page":"pages/wish","data":{"%s":{"value":"%s"}}}""".formatted(openid, field, value);
    }
}
