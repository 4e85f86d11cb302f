package cn.fingertip.wechat.callback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import cn.fingertip.kernel.Clock;
import cn.fingertip.wechat.MessageReplies;
import cn.fingertip.wechat.WechatMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** WeChat's side is played by this test: it signs and encrypts as WeChat documents it. */
@QuarkusTest
class CallbackResourceTest {
    private static final String MP = "wx-dev-mp";
    private static final String PLAIN = "wx-dev-mp-plain";
    private static final String NONCE = "1514711492";

    @Inject
    Clock clock;

    @Inject
    Heard heard;

    /** What reached the observers. */
    @ApplicationScoped
    static class Heard {
        private final List<WechatMessage> messages = new CopyOnWriteArrayList<>();

        void on(@Observes WechatMessage message) {
            messages.add(message);
            if (message.fields().getOrDefault("Content", "").startsWith("fails once")
                    && of("Content", message.fields().get("Content")).size() == 1) {
                throw new IllegalStateException("the observer fails");
            }
        }

        List<WechatMessage> of(String field, String value) {
            return messages.stream()
                    .filter(message -> value.equals(message.fields().get(field)))
                    .toList();
        }
    }

    /** Stands before the account's own replies: some take long here, some fail. */
    @Decorator
    @Priority(1)
    static class Troubled implements MessageReplies {
        private static final CountDownLatch SLOW = new CountDownLatch(1);

        @Inject
        @Delegate
        MessageReplies own;

        @Override
        public Optional<String> to(WechatMessage message) {
            String written = message.fields().getOrDefault("Content", "");
            if (written.equals("slow work")) {
                try {
                    SLOW.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Optional.of("found at last");
            }
            if (written.equals("failing work")) {
                throw new IllegalStateException(written);
            }
            return own.to(message);
        }

        @Override
        public String late() {
            return own.late();
        }

        @Override
        public String failed() {
            return own.failed();
        }
    }

    @Test
    void slowWorkIsAnsweredInTimeAndFoundWhenAskedAgain() {
        String id = id();
        long begun = System.nanoTime();
        assertThat(said(encrypted(MP, now(), message(id, "slow work")))).contains("查得有点慢", "pages/site/index");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        Troubled.SLOW.countDown();
        await().until(() -> said(encrypted(MP, now(), message(id, "slow work"))), said -> said.equals("found at last"));
        assertThat(heard.of("MsgId", id)).hasSize(1);
    }

    @Test
    void failingWorkIsAnsweredReadably() {
        assertThat(said(encrypted(MP, now(), message(id(), "failing work"))))
                .contains("没查成", "pages/site/index")
                .doesNotContain("failing");
    }

    @Test
    void plainMessageIsAnsweredPlainly() {
        String id = id();
        Map<String, String> reply = MessageFields.of(plain(PLAIN, "AAAAA", message(id, "举报"))
                .statusCode(200)
                .extract()
                .asString()
                .getBytes(StandardCharsets.UTF_8));
        assertThat(reply).containsEntry("ToUserName", "o-" + id).containsEntry("FromUserName", "gh_1");
        assertThat(reply.get("Content")).contains("pages/report/index");
    }

    @Test
    void publishedVectorIsEchoed() {
        given().queryParams("signature", "f464b24fc39322e44b38aa78f5edd27bd1441696", "timestamp", "1714036504")
                .queryParams("nonce", NONCE, "echostr", "4375120948345356249")
                .get("/wechat/mp/" + PLAIN)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(equalTo("4375120948345356249"));
    }

    @Test
    void echoIsRefusedWithoutTheRightSignature() {
        for (String path : List.of("/wechat/mp/" + PLAIN, "/wechat/ma/" + miniProgram())) {
            problem(
                    given().queryParams("signature", "f464b24fc39322e44b38aa78f5edd27bd1441697")
                            .queryParams("timestamp", "1714036504", "nonce", NONCE, "echostr", "1")
                            .get(path)
                            .then(),
                    403,
                    "wechat-signature-invalid");
            problem(given().queryParam("echostr", "1").get(path).then(), 403, "wechat-signature-invalid");
        }
    }

    @Test
    void miniProgramIsEchoed() {
        String time = now();
        given().queryParams("signature", CallbackSignature.of("dev-token-ma", time, NONCE))
                .queryParams("timestamp", time, "nonce", NONCE, "echostr", "abc")
                .get("/wechat/ma/" + miniProgram())
                .then()
                .statusCode(200)
                .body(equalTo("abc"));
    }

    @Test
    void unknownAppIsNotFound() {
        // A public account is no mini-program, and the other way round.
        for (String path : List.of("/wechat/mp/wx-none", "/wechat/ma/" + MP, "/wechat/mp/" + miniProgram())) {
            problem(given().get(path).then(), 404, "wechat-callback-unknown");
            problem(given().contentType("text/xml").body("<xml/>").post(path).then(), 404, "wechat-callback-unknown");
        }
    }

    @Test
    void encryptedMessageIsHeardOnce() {
        String id = id();
        for (int attempt = 0; attempt < 3; attempt++) {
            taken(encrypted(MP, now(), message(id, "你好")));
        }
        assertThat(heard.of("MsgId", id)).singleElement().satisfies(message -> {
            assertThat(message.appId()).isEqualTo(MP);
            assertThat(message.type()).isEqualTo("text");
            assertThat(message.event()).isEmpty();
            assertThat(message.openid()).isEqualTo("o-" + id);
            assertThat(message.fields()).containsEntry("Content", "你好").doesNotContainKey("Inner");
            assertThat(message.toString()).doesNotContain("o-" + id, "你好");
        });
    }

    @Test
    void eventsAreToldApartByUserTimeAndName() {
        String user = "o-" + id();
        String event = "<xml><FromUserName>" + user + "</FromUserName><CreateTime>1</CreateTime>"
                + "<MsgType>event</MsgType><Event>%s</Event></xml>";
        taken(encrypted(MP, now(), event.formatted("subscribe")));
        taken(encrypted(MP, now(), event.formatted("subscribe")));
        taken(encrypted(MP, now(), event.formatted("SCAN")));
        assertThat(heard.of("FromUserName", user))
                .extracting(WechatMessage::event)
                .containsExactly("subscribe", "SCAN");
    }

    @Test
    void miniProgramSendsJson() {
        String id = id();
        String json =
                "{\"FromUserName\":\"o-1\",\"MsgType\":\"text\",\"MsgId\":" + id + ",\"Inner\":{\"Content\":\"x\"}}";
        String sealed = seal(miniProgram(), aesKey("wx.miniapp.aes-key"), json);
        taken(signed("dev-token-ma", now(), sealed)
                .contentType("application/json")
                .body("{\"ToUserName\":\"gh_1\",\"Encrypt\":\"" + sealed + "\"}")
                .post("/wechat/ma/" + miniProgram())
                .then());
        assertThat(heard.of("MsgId", id))
                .singleElement()
                .satisfies(message -> assertThat(message.fields()).doesNotContainKeys("Content", "Inner"));
    }

    @Test
    void failedMessageIsTakenAgain() {
        String id = id();
        problem(encrypted(MP, now(), message(id, "fails once " + id)), 500, "internal");
        taken(encrypted(MP, now(), message(id, "fails once " + id)));
        assertThat(heard.of("MsgId", id)).hasSize(2);
    }

    @Test
    void messageForAnotherAppIsRefused() {
        String id = id();
        problem(encrypted("wx-other", now(), message(id, "x")), 403, "wechat-signature-invalid");
        assertThat(heard.of("MsgId", id)).isEmpty();
    }

    @Test
    void wrongSignatureAndOldTimeAreRefused() {
        String id = id();
        String sealed = seal(MP, aesKey("wx.mp.aes-key"), message(id, "x"));
        problem(post(signed("another-token", now(), sealed), sealed), 403, "wechat-signature-invalid");
        for (long off : List.of(-301L, 330L)) {
            String time = String.valueOf(Long.parseLong(now()) + off);
            problem(encrypted(MP, time, message(id, "x")), 403, "wechat-signature-invalid");
        }
        problem(encrypted(MP, "soon", message(id, "x")), 403, "wechat-signature-invalid");
        problem(post(given().queryParam("encrypt_type", "aes"), sealed), 403, "wechat-signature-invalid");
        assertThat(heard.of("MsgId", id)).isEmpty();
    }

    @Test
    void plainMessageIsTakenOnlyWhereNoKeyIsAgreedOn() {
        String id = id();
        taken(plain(PLAIN, "AAAAA", message(id, "x")));
        assertThat(heard.of("MsgId", id)).hasSize(1);
        problem(plain(PLAIN, "BBBBB", message(id(), "x")), 403, "wechat-signature-invalid");
        problem(plain(MP, "dev-token-mp", message(id(), "x")), 403, "wechat-signature-invalid");
    }

    @Test
    void declarationsOfDocumentTypesAreRefused() {
        String id = id();
        String fields = "<MsgId>" + id + "</MsgId>";
        for (String body : List.of(
                "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml>" + fields + "<C>&e;</C></xml>",
                "<!DOCTYPE xml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><xml>" + fields + "<C>&b;</C></xml>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml>" + fields + "</xml>",
                "<xml>" + fields + "<C>&e;</C></xml>")) {
            problem(plain(PLAIN, "AAAAA", body), 400, "wechat-message-unreadable");
            problem(encrypted(MP, now(), body), 400, "wechat-message-unreadable");
        }
        assertThat(heard.of("MsgId", id)).isEmpty();
    }

    @Test
    void unreadableBodiesAreRefused() {
        for (String body : List.of("", "x", "<xml>", "{", "[]", "null", "[".repeat(5000))) {
            problem(plain(PLAIN, "AAAAA", body), 400, "wechat-message-unreadable");
        }
    }

    @Test
    void oversizedBodyIsRefused() {
        problem(plain(PLAIN, "AAAAA", "<xml><C>" + "x".repeat(64 << 10) + "</C></xml>"), 413, "too-large");
    }

    private ValidatableResponse plain(String app, String token, String body) {
        String time = now();
        return given().queryParams("signature", CallbackSignature.of(token, time, NONCE))
                .queryParams("timestamp", time, "nonce", NONCE)
                .contentType("text/xml")
                .body(body)
                .post("/wechat/mp/" + app)
                .then();
    }

    private ValidatableResponse encrypted(String appIdInside, String time, String message) {
        String sealed = seal(appIdInside, aesKey("wx.mp.aes-key"), message);
        return post(signed("dev-token-mp", time, sealed), sealed);
    }

    private static ValidatableResponse post(RequestSpecification request, String sealed) {
        return request.contentType("text/xml")
                .body("<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + sealed
                        + "]]></Encrypt></xml>")
                .post("/wechat/mp/" + MP)
                .then();
    }

    private static RequestSpecification signed(String token, String time, String sealed) {
        return given().queryParams("encrypt_type", "aes", "timestamp", time, "nonce", NONCE)
                .queryParams("signature", CallbackSignature.of(token, time, NONCE))
                .queryParams("msg_signature", CallbackSignature.of(token, time, NONCE, sealed));
    }

    private static String seal(String appId, String aesKey, String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] owner = appId.getBytes(StandardCharsets.UTF_8);
        int length = 16 + 4 + text.length + owner.length;
        int padding = 32 - length % 32;
        byte[] random = UUID.randomUUID().toString().substring(0, 16).getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(length + padding)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(owner)
                .array();
        Arrays.fill(plain, length, plain.length, (byte) padding);
        byte[] key = Base64.getDecoder().decode(aesKey + "=");
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String message(String id, String content) {
        return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o-" + id
                + "]]></FromUserName><CreateTime>1714036504</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
                + content + "]]></Content><MsgId>" + id + "</MsgId><Inner><Content>nested</Content></Inner></xml>";
    }

    /** What is answered besides is no matter here. */
    private static void taken(ValidatableResponse answer) {
        answer.statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(anyOf(equalTo("success"), startsWith("<xml><Encrypt>"), startsWith("<xml><ToUserName>")));
    }

    /** @return what an encrypted answer says, its signature checked as WeChat does */
    private static String said(ValidatableResponse answer) {
        Map<String, String> envelope =
                MessageFields.of(answer.statusCode(200).extract().asString().getBytes(StandardCharsets.UTF_8));
        String sealed = envelope.get("Encrypt");
        assertThat(envelope.get("MsgSignature"))
                .isEqualTo(
                        CallbackSignature.of("dev-token-mp", envelope.get("TimeStamp"), envelope.get("Nonce"), sealed));
        Map<String, String> reply = MessageFields.of(
                new MessageCipher(MP, aesKey("wx.mp.aes-key")).open(sealed).orElseThrow());
        assertThat(reply).containsEntry("FromUserName", "gh_1").containsEntry("MsgType", "text");
        return reply.get("Content");
    }

    private static void problem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo(code));
    }

    private String now() {
        return String.valueOf(clock.now().getEpochSecond());
    }

    private static String id() {
        return String.valueOf(UUID.randomUUID().getMostSignificantBits() >>> 1);
    }

    private static String miniProgram() {
        return setting("wx.miniapp.appid");
    }

    private static String aesKey(String name) {
        return setting(name);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
