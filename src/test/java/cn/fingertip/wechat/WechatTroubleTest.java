package cn.fingertip.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.token.OwnTokens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import javax.imageio.ImageIO;
import me.chanjar.weixin.common.redis.BaseWxRedisOps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What WeChat does that WxJava or a library would take for something else. */
class WechatTroubleTest {
    private static final String SESSION = "/sns/jscode2session";
    private static final String CHECK = "/wxa/msg_sec_check";
    private static final String CODE = "/wxa/getwxacodeunlimit";
    private static final String PHONE = "/wxa/business/getuserphonenumber";
    private static final String TICKET = "/cgi-bin/ticket/getticket";

    /** The error is called plain text, and WxJava takes whatever is not called JSON for the picture. */
    @Test
    void anErrorInPlaceOfAPictureIsSeen() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = TestApps.miniPrograms(new Limits(wechat.address()), new OwnTokens());
            wechat.says(CODE, "a picture");
            assertThat(code(ours)).asString().isEqualTo("a picture");
            wechat.kill();
            assertThat(code(ours)).asString().isEqualTo("a picture");
            assertThat(wechat.forced).hasValue(1);
            wechat.says(CODE, ScriptedWechat.errcode(45009));
            assertThat(catchThrowableOfType(WechatFailure.class, () -> code(ours))
                            .errcode())
                    .isEqualTo(45009);
            ours.close();
        }
    }

    /** Those who are turned away for want of room are no sign that WeChat answers. */
    @Test
    void aSlowWechatIsNotAskedAnyMoreThoughManyAreTurnedAway() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Limits two = new Limits(wechat.address(), 2, new Limits.Opens(4, 0.5, Duration.ofMinutes(1)));
            MiniPrograms ours = TestApps.miniPrograms(two, new OwnTokens());
            wechat.says(SESSION, ScriptedWechat.LATE);
            List<Callable<Throwable>> village = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                village.add(() -> catchThrowable(() -> ours.login(null, "code")));
            }
            for (int wave = 0; wave < 5; wave++) {
                threads.invokeAll(village);
            }
            // Four that failed open it; one more may have been on its way.
            assertThat(wechat.asked(SESSION)).isBetween(4, 6);
            ours.close();
        }
    }

    @Test
    void aTokenIsForcedOnceThoughTheNewOneIsRefusedToo() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = TestApps.miniPrograms(new Limits(wechat.address()), new OwnTokens());
            wechat.says(SESSION, ScriptedWechat.errcode(40001));
            for (int i = 0; i < 5; i++) {
                assertThat(catchThrowableOfType(Problem.class, () -> ours.login(null, "code"))
                                .code())
                        .isEqualTo("wechat-unavailable");
            }
            assertThat(wechat.forced).hasValue(1);
            wechat.says(SESSION, "{\"openid\":\"o-1\",\"session_key\":\"k\"}");
            assertThat(ours.login(null, "code").openid()).isEqualTo("o-1");
            ours.close();
        }
    }

    @Test
    void aPublicAccountAsksABusyWechatOnceMore() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            PublicAccounts ours = TestApps.publicAccounts(new Limits(wechat.address()), new OwnTokens());
            wechat.says(TICKET, ScriptedWechat.errcode(-1));
            assertThat(catchThrowableOfType(Problem.class, () -> ours.sign(null, "https://site.example/"))
                            .code())
                    .isEqualTo("wechat-unavailable");
            assertThat(wechat.asked(TICKET)).isEqualTo(2);
            ours.close();
        }
    }

    /** One that ended, or that cannot be opened, between the look at its end and the look at it. */
    @Test
    void aPageIsNeverSignedWithoutATicket() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            PublicAccounts ours = TestApps.publicAccounts(new Limits(wechat.address()), new Hollow());
            wechat.says(TICKET, "{\"errcode\":0,\"ticket\":\"ticket-1\",\"expires_in\":7200}");
            assertThat(ours.sign(null, "https://site.example/").signature()).hasSize(40);
            assertThat(wechat.asked(TICKET)).isEqualTo(1);
            ours.close();
        }
    }

    @Test
    void theSecondTryIsWithinTheSameTime() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            Limits hurried = new Limits(
                    wechat.address(),
                    50,
                    new Limits.Opens(10, 0.5, Duration.ofSeconds(1)),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(900));
            MiniPrograms ours = TestApps.miniPrograms(hurried, new OwnTokens());
            // The second try comes 100 ms after the answer at the earliest: too late for the whole.
            wechat.says(CHECK, ScriptedWechat.errcode(-1)).pausing(Duration.ofMillis(820));
            assertThat(new ContentCheck(ours).text(null, "o-1", ContentCheck.Scene.FORUM, "路灯坏了"))
                    .isEqualTo(Verdict.REVIEW);
            assertThat(wechat.asked(CHECK)).isEqualTo(1);
            ours.close();
        }
    }

    @Test
    void anAnswerWithoutEndIsNotKept() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            Limits two = new Limits(wechat.address(), 2, new Limits.Opens(100, 0.5, Duration.ofSeconds(1))).patient();
            MiniPrograms ours = TestApps.miniPrograms(two, new OwnTokens());
            wechat.says(
                    SESSION, "{\"openid\":\"o-1\",\"session_key\":\"" + "k".repeat(WholeAnswers.MOST_BYTES) + "\"}");
            // More often than there are connections: none is lost.
            for (int i = 0; i < 5; i++) {
                assertThat(catchThrowableOfType(Problem.class, () -> ours.login(null, "code"))
                                .code())
                        .isEqualTo("wechat-unavailable");
            }
            wechat.says(SESSION, "{\"openid\":\"o-1\",\"session_key\":\"k\"}");
            for (int i = 0; i < 5; i++) {
                assertThat(ours.login(null, "code").openid()).isEqualTo("o-1");
            }
            ours.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "86, 13800000000, wx-another",
        ", 13800000000, wx-test",
        "'', 13800000000, wx-test",
        "86, 138-0000, wx-test"
    })
    void aNumberThatIsNotOurAppsOrNoneIsNotTaken(String country, String number, String appId) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = TestApps.miniPrograms(new Limits(wechat.address()), new OwnTokens());
            wechat.says(
                    PHONE,
                    "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"" + number + "\","
                            + (country == null ? "" : "\"countryCode\":\"" + country + "\",")
                            + "\"watermark\":{\"timestamp\":1,\"appid\":\"" + appId + "\"}}}");
            assertThat(catchThrowableOfType(Problem.class, () -> new PhoneNumbers(ours).of(null, "code"))
                            .code())
                    .isEqualTo("wechat-unavailable");
            ours.close();
        }
    }

    /** Nobody is told that they logged in too often who did not log in; and nobody tries again every ten seconds till midnight. */
    @ParameterizedTest
    @CsvSource({"45011, 60, 一分钟后", "45009, 3600, 零点", "40164, 10, 稍后"})
    void howLongToWait(int errcode, long seconds, String said) throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = TestApps.miniPrograms(new Limits(wechat.address()), new OwnTokens());
            PublicAccounts accounts = TestApps.publicAccounts(new Limits(wechat.address()), new OwnTokens());
            wechat.says(PHONE, ScriptedWechat.errcode(errcode)).says(TICKET, ScriptedWechat.errcode(errcode));
            for (Problem problem : List.of(
                    catchThrowableOfType(Problem.class, () -> new PhoneNumbers(ours).of(null, "code")),
                    catchThrowableOfType(Problem.class, () -> accounts.sign(null, "https://site.example/")))) {
                assertThat(problem.code()).isEqualTo("wechat-unavailable");
                assertThat(problem.retryAfter()).contains(Duration.ofSeconds(seconds));
                assertThat(problem.detail()).contains(said);
            }
            ours.close();
            accounts.close();
        }
    }

    @Test
    void aPictureOfTheOtherKindBecomesPng() throws Exception {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(43, 43, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        byte[] png = Png.of(jpeg.toByteArray());
        assertThat(png).startsWith((byte) 0x89, 'P', 'N', 'G');
        assertThat(Png.of(png)).isSameAs(png);
        byte[] cut = Arrays.copyOf(jpeg.toByteArray(), 40);
        for (byte[] none : new byte[][] {null, {}, {'{', '}'}, cut}) {
            assertThat(catchThrowableOfType(Problem.class, () -> Png.of(none)).code())
                    .isEqualTo("wechat-unavailable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.weixin.qq.com",
                "http://127.0.0.1:9",
                "http://localhost:9",
                "http://api.weixin.qq.com",
                "http://localhost.example",
                "http://localhost:9@elsewhere.example",
                "ftp://localhost"
            })
    void secretsLeaveThisMachineEncryptedOnly(String address) {
        Throwable refused = catchThrowable(() -> new ApiAddress(new Limits(address)));
        if (address.startsWith("https:") || address.endsWith(":9")) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused).hasMessageContaining("must begin with https");
        }
    }

    private static byte[] code(MiniPrograms ours) throws WechatFailure {
        return ours.app(null)
                .askAgain(service -> service.getQrcodeService()
                        .createWxaCodeUnlimitBytes("1", "pages/site/index", false, "release", 430, false, null, false));
    }

    /** Says once of a ticket that it is there, and has none. */
    private static final class Hollow extends BaseWxRedisOps {
        private final OwnTokens tokens = new OwnTokens();
        private final AtomicBoolean said = new AtomicBoolean();

        @Override
        public Long getExpire(String key) {
            return key.contains(":ticket:") && !said.getAndSet(true) ? Long.valueOf(100) : tokens.getExpire(key);
        }

        @Override
        public String getValue(String key) {
            return tokens.getValue(key);
        }

        @Override
        public void setValue(String key, String value, int life, TimeUnit unit) {
            tokens.setValue(key, value, life, unit);
        }

        @Override
        public void expire(String key, int life, TimeUnit unit) {
            tokens.expire(key, life, unit);
        }

        @Override
        public Lock getLock(String key) {
            return tokens.getLock(key);
        }
    }
}
