package cn.fingertip.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.token.OwnTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each app does while WeChat fails, and what its answers mean. */
class WechatAppTest {
    private static final String SESSION = "/sns/jscode2session";
    private static final String SEND = "/cgi-bin/message/subscribe/send";
    private static final String CHECK = "/wxa/msg_sec_check";
    private static final String PHONE = "/wxa/business/getuserphonenumber";
    private static final String GOOD_SESSION = "{\"openid\":\"o-1\",\"session_key\":\"k\"}";
    private static final TestApps.Pages PAGES = new TestApps.Pages(PageConfig.Version.TRIAL);

    @ParameterizedTest
    @ValueSource(strings = {ScriptedWechat.GARBAGE, ScriptedWechat.NOTHING, ScriptedWechat.LATE})
    void aWechatThatAnswersBadlyIsUnavailable(String how) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat);
            wechat.says(SESSION, how);
            assertProblem(() -> ours.login(null, "code"), "wechat-unavailable", 503);
            wechat.says(SESSION, GOOD_SESSION).says("/cgi-bin/stable_token", how);
            assertProblem(() -> ours.login(TestApps.OTHER, "code"), "wechat-unavailable", 503);
            ours.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, wechat-unavailable, 503",
        "40164, wechat-unavailable, 503",
        "40125, wechat-unavailable, 503",
        "45009, wechat-unavailable, 503",
        "45011, wechat-too-often, 429",
        "40029, wechat-code-invalid, 422"
    })
    void aLoginIsAskedOnceWhateverWechatSays(int errcode, String code, int status) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(SESSION, ScriptedWechat.errcode(errcode)));
            assertProblem(() -> ours.login(null, "code"), code, status);
            assertThat(wechat.asked(SESSION)).isEqualTo(1);
            ours.close();
        }
    }

    @Test
    void aBusyWechatIsAskedOnceMoreWhereThatDoesNoHarm() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(CHECK, ScriptedWechat.errcode(-1)));
            assertThat(new ContentCheck(ours).text(null, "o-1", ContentCheck.Scene.FORUM, "路灯坏了"))
                    .isEqualTo(Verdict.REVIEW);
            assertThat(wechat.asked(CHECK)).isEqualTo(2);
            ours.close();
        }
    }

    @Test
    void whileMostQuestionsFailNoneIsAskedAndOtherAppsGoOn() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(SESSION, ScriptedWechat.NOTHING));
            for (int i = 0; i < 10; i++) {
                assertProblem(() -> ours.login(TestApps.APP, "code"), "wechat-unavailable", 503);
            }
            int before = wechat.asked(SESSION);
            assertThat(before).isEqualTo(10);
            wechat.says(SESSION, GOOD_SESSION);
            assertThat(ours.login(TestApps.OTHER, "code").openid()).isEqualTo("o-1");
            assertThat(wechat.asked(SESSION)).isEqualTo(before + 1);
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(() -> ours.login(TestApps.APP, "code").openid().equals("o-1"));
            ours.close();
        }
    }

    @Test
    void anOpenBreakerAsksNothing() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            Limits patient = new Limits(wechat.address(), 50, new Limits.Opens(4, 0.5, Duration.ofMinutes(1)));
            MiniPrograms ours = TestApps.miniPrograms(patient, new OwnTokens());
            wechat.says(SESSION, ScriptedWechat.NOTHING);
            for (int i = 0; i < 8; i++) {
                assertProblem(() -> ours.login(null, "code"), "wechat-unavailable", 503);
            }
            assertThat(wechat.asked(SESSION)).isEqualTo(4);
            // What WeChat refuses for good reason opens nothing.
            wechat.says(SESSION, ScriptedWechat.errcode(40029));
            for (int i = 0; i < 8; i++) {
                assertProblem(() -> ours.login(TestApps.OTHER, "code"), "wechat-code-invalid", 422);
            }
            ours.close();
        }
    }

    @Test
    void aSlowWechatHoldsNoMoreThanItsShare() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Limits two = new Limits(wechat.address(), 2, new Limits.Opens(100, 0.5, Duration.ofSeconds(1)));
            MiniPrograms ours = TestApps.miniPrograms(two, new OwnTokens());
            wechat.says(SESSION, ScriptedWechat.LATE);
            List<Callable<Problem>> logins = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                logins.add(() -> catchThrowableOfType(Problem.class, () -> ours.login(TestApps.APP, "code")));
            }
            for (Future<Problem> login : threads.invokeAll(logins)) {
                assertThat(login.get().code()).isEqualTo("wechat-unavailable");
            }
            assertThat(wechat.asked(SESSION)).isBetween(1, 6);
            ours.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, DELIVERED",
        "43101, REFUSED",
        "47003, DEAD",
        "40003, DEAD",
        "40037, DEAD",
        "41030, DEAD",
        "43108, LATER",
        "43107, LATER",
        "45009, LATER",
        "-1, LATER",
        "40164, LATER"
    })
    void whatBecomesOfAMessage(int errcode, Delivery delivery) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(SEND, ScriptedWechat.errcode(errcode)));
            SubscribeMessage message =
                    new SubscribeMessage(null, "o-1", "template-1", "pages/wish/index?id=1", Map.of("thing1", "路灯已修好"));
            assertThat(new SubscribeMessages(ours, PAGES).send(message).delivery())
                    .isEqualTo(delivery);
            assertThat(wechat.asked(SEND)).isEqualTo(1);
            assertThat(wechat.bodies())
                    .anyMatch(body -> body.contains("\"touser\":\"o-1\"")
                            && body.contains("\"template_id\":\"template-1\"")
                            && body.contains("\"thing1\":{\"value\":\"路灯已修好\"}")
                            && body.contains("\"miniprogram_state\":\"trial\""));
            assertThat(message.toString()).doesNotContain("o-1", "路灯");
            ours.close();
        }
    }

    /** Only what WeChat may have had must not be sent again. */
    @Test
    void whereNoConnectionComesAboutNothingWasSent() throws Exception {
        String closed;
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            closed = wechat.address();
            MiniPrograms lost = ours(wechat.says(SEND, ScriptedWechat.NOTHING));
            assertThat(sent(lost).uncertain()).isTrue();
            lost.close();
        }
        MiniPrograms ours = TestApps.miniPrograms(new Limits(closed), new OwnTokens());
        Attempt attempt = sent(ours);
        assertThat(attempt.delivery()).isEqualTo(Delivery.LATER);
        assertThat(attempt.uncertain()).isFalse();
        ours.close();
    }

    private static Attempt sent(MiniPrograms apps) {
        return new SubscribeMessages(apps, PAGES)
                .send(new SubscribeMessage(null, "o-1", "template-1", "pages/site/index", Map.of("thing1", "路灯已修好")));
    }

    @ParameterizedTest
    @CsvSource({"pass, PASS", "review, REVIEW", "risky, RISKY", "odd, REVIEW"})
    void whatOthersMaySee(String suggest, Verdict verdict) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(
                    CHECK,
                    "{\"errcode\":0,\"result\":{\"suggest\":\"" + suggest + "\",\"label\":100},\"trace_id\":\"t\"}"));
            assertThat(new ContentCheck(ours).text(null, "o-1", ContentCheck.Scene.FORUM, "路灯坏了"))
                    .isEqualTo(verdict);
            ours.close();
        }
    }

    @Test
    void aLongTextIsAskedInWholeCharacters() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(CHECK, "{\"errcode\":0,\"result\":{\"suggest\":\"pass\"}}"));
            String rare = "字" + "𬭚".repeat(ContentCheck.LONGEST);
            assertThat(new ContentCheck(ours).text(null, "o-1", ContentCheck.Scene.FORUM, rare))
                    .isEqualTo(Verdict.PASS);
            List<String> parts = wechat.bodies().stream()
                    .filter(body -> body.contains("\"content\""))
                    .toList();
            assertThat(parts).hasSize(3).noneMatch(body -> body.contains("?") || body.contains("\\u"));
            ours.close();
        }
    }

    /** Also where the writer was not seen for two hours (61010), and where WeChat is down: the text is not lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{\"errcode\":61010,\"errmsg\":\"x\"}", ScriptedWechat.NOTHING, ScriptedWechat.GARBAGE, "{}"})
    void whatWechatCannotSayAPersonDoes(String answer) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(CHECK, answer).says("/wxa/media_check_async", answer));
            ContentCheck check = new ContentCheck(ours);
            assertThat(check.text(null, "o-1", ContentCheck.Scene.COMMENT, "路灯坏了"))
                    .isEqualTo(Verdict.REVIEW);
            assertThat(check.image(null, "o-1", ContentCheck.Scene.COMMENT, "https://site.example/x"))
                    .isEmpty();
            ours.close();
        }
    }

    @Test
    void aPictureIsLookedAtLater() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says("/wxa/media_check_async", "{\"errcode\":0,\"trace_id\":\"trace-1\"}"));
            assertThat(new ContentCheck(ours)
                            .image(null, "o-1", ContentCheck.Scene.FORUM, "https://site.example/picture"))
                    .contains("trace-1");
            ours.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"86, 13800000000, 13800000000", "852, 51234567, +85251234567"})
    void aPhoneNumberComesWithItsCountry(String country, String number, String expected) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = ours(wechat.says(
                    PHONE,
                    "{\"errcode\":0,\"phone_info\":{\"phoneNumber\":\"+" + country + number
                            + "\",\"purePhoneNumber\":\"" + number + "\",\"countryCode\":\"" + country
                            + "\",\"watermark\":{\"timestamp\":1,\"appid\":\"" + TestApps.APP + "\"}}}"));
            assertThat(new PhoneNumbers(ours).of(null, "code")).isEqualTo(expected);
            wechat.says(PHONE, ScriptedWechat.errcode(40029));
            assertProblem(() -> new PhoneNumbers(ours).of(null, "code"), "phone-code-invalid", 422);
            ours.close();
        }
    }

    @Test
    void aPageIsSignedWithTheTicketOfItsAccount() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            wechat.says("/cgi-bin/ticket/getticket", "{\"errcode\":0,\"ticket\":\"ticket-1\",\"expires_in\":7200}");
            PublicAccounts ours = TestApps.publicAccounts(new Limits(wechat.address()), new OwnTokens());
            for (int i = 0; i < 3; i++) {
                PageSignature signed = ours.sign(null, "https://site.example/r/1?village=2#top");
                assertThat(signed.appId()).isEqualTo(TestApps.ACCOUNT);
                assertThat(signed.signature())
                        .isEqualTo(sha1("jsapi_ticket=ticket-1&noncestr=" + signed.nonceStr() + "&timestamp="
                                + signed.timestamp() + "&url=https://site.example/r/1?village=2"));
            }
            assertThat(wechat.asked("/cgi-bin/ticket/getticket")).isEqualTo(1);
            assertThat(wechat.tokens).hasValue(1);
            assertProblem(() -> ours.sign("wx-nobody", "https://site.example/"), "wechat-app-unknown", 422);
            ours.close();
        }
    }

    /** WeChat's own example, so that the sum above is the right one. */
    @Test
    void thePublishedVector() throws Exception {
        assertThat(
                        sha1(
                                "jsapi_ticket=sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg"
                                        + "&noncestr=Wm3WZYTPz0wzccnW&timestamp=1414587457&url=http://mp.weixin.qq.com?params=value"))
                .isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
    }

    private static String sha1(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MiniPrograms ours(ScriptedWechat wechat) {
        return TestApps.miniPrograms(new Limits(wechat.address()), new OwnTokens());
    }

    private static void assertProblem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code, int status) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
    }
}
