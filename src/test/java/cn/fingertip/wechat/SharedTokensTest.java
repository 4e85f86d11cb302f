package cn.fingertip.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.crypto.ThrottleConfig;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.testsupport.MissingRedis;
import cn.fingertip.wechat.token.SharedTokens;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** Two replicas over one Redis, and what stands there and in the log. */
@QuarkusTest
class SharedTokensTest {
    private static final String SESSION = "/sns/jscode2session";
    private static final String PHONE = "/wxa/business/getuserphonenumber";

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    RedisDataSource plain;

    @Inject
    Sealer sealer;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    @Inject
    ThrottleConfig rules;

    @Inject
    Event<WechatMessage> messages;

    @Inject
    Verdicts verdicts;

    @ApplicationScoped
    static class Verdicts {
        private final List<MediaChecked> all = new CopyOnWriteArrayList<>();

        void on(@Observes MediaChecked checked) {
            all.add(checked);
        }

        List<MediaChecked> all() {
            return all;
        }
    }

    @Test
    void twoReplicasCallWithOneTokenAndForceADeadOneOnce() throws Exception {
        plain.key().del("wechat:access_token:" + TestApps.APP);
        plain.key().del("wechat:dead_token:" + TestApps.APP);
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            wechat.says(SESSION, "{\"openid\":\"o-1\",\"session_key\":\"k\"}");
            MiniPrograms one = replica(wechat, redis);
            MiniPrograms other = replica(wechat, redis);
            logins(one, other);
            assertThat(wechat.tokens).hasValue(1);
            String kept = plain.value(String.class).get("wechat:access_token:" + TestApps.APP);
            assertThat(kept).isNotBlank().doesNotContain(wechat.token());

            wechat.kill();
            logins(one, other);
            assertThat(wechat.forced).hasValue(1);
            assertThat(wechat.token()).isEqualTo("token-forced-1");
            one.close();
            other.close();
        }
    }

    @Test
    void withoutRedisEachReplicaKeepsItsOwn() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat();
                MissingRedis gone = MissingRedis.gone(vertx, clock, rules)) {
            wechat.says(SESSION, "{\"openid\":\"o-1\",\"session_key\":\"k\"}");
            MiniPrograms alone = replica(wechat, gone.redis());
            assertThat(alone.login(null, "code").openid()).isEqualTo("o-1");
            assertThat(alone.login(null, "code").openid()).isEqualTo("o-1");
            assertThat(wechat.tokens).hasValue(1);
            wechat.kill();
            assertThat(alone.login(null, "code").openid()).isEqualTo("o-1");
            assertThat(wechat.forced).hasValue(1);
            alone.close();
        }
    }

    @Test
    void aLockHasOneHolderAmongReplicas() throws Exception {
        String key = "wechat:lock:test:" + Ids.hex();
        SharedTokens one = new SharedTokens(redis, sealer, clock);
        SharedTokens other = new SharedTokens(redis, sealer, clock);
        Lock mine = one.getLock(key);
        Lock theirs = other.getLock(key);
        assertThat(plain.key().exists(key)).as("made without a question").isFalse();
        assertThat(mine.tryLock()).isTrue();
        assertThat(theirs.tryLock()).isFalse();
        assertThat(theirs.tryLock(50, TimeUnit.MILLISECONDS)).isFalse();
        mine.unlock();
        theirs.lock();
        // The lease of a holder that takes too long ends, and another begins: the first one gives back nothing of it.
        plain.key().del(key);
        assertThat(mine.tryLock()).isTrue();
        theirs.unlock();
        assertThat(plain.key().exists(key)).isTrue();
        assertThat(plain.key().pttl(key)).isBetween(1L, 15_000L);
        mine.unlock();
        assertThat(plain.key().exists(key)).isFalse();
        assertThat(catchThrowable(mine::unlock)).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void whatIsNotThereHasNoSecondsLeft() {
        String key = "wechat:test:" + Ids.hex();
        SharedTokens tokens = new SharedTokens(redis, sealer, clock);
        assertThat(tokens.getExpire(key)).isEqualTo(-2L);
        assertThat(tokens.getValue(key)).isNull();
        tokens.setValue(key, "value-1", 100, TimeUnit.SECONDS);
        assertThat(tokens.getExpire(key)).isBetween(95L, 100L);
        assertThat(tokens.getValue(key)).isEqualTo("value-1");
        plain.value(String.class).set(key + "x", plain.value(String.class).get(key));
        assertThat(tokens.getValue(key + "x")).as("of another app").isNull();
        tokens.expire(key, 0, TimeUnit.SECONDS);
        assertThat(tokens.getExpire(key)).isEqualTo(-2L);
        try (MissingRedis gone = MissingRedis.gone(vertx, clock, rules)) {
            assertThat(new SharedTokens(gone.redis(), sealer, clock).getExpire(key))
                    .isEqualTo(-2L);
        }
    }

    /** At DEBUG, while every call fails in every way. */
    @Test
    void noSecretStandsInTheLog() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listener = new Lines(lines);
        Logger root = LogManager.getLogManager().getLogger("");
        Level before = root.getLevel();
        root.addHandler(listener);
        root.setLevel(Level.ALL);
        String code = "code-" + Ids.hex();
        String openid = "openid-" + Ids.hex();
        String text = "text-" + Ids.hex();
        try (ScriptedWechat wechat = new ScriptedWechat();
                MissingRedis gone = MissingRedis.gone(vertx, clock, rules)) {
            List<String> ways = List.of(
                    ScriptedWechat.GARBAGE + openid,
                    ScriptedWechat.NOTHING,
                    ScriptedWechat.errcode(40001),
                    ScriptedWechat.errcode(40164),
                    ScriptedWechat.errcode(45009),
                    ScriptedWechat.errcode(45011),
                    ScriptedWechat.errcode(-1),
                    "{\"openid\":\"" + openid + "\",\"session_key\":\"" + text
                            + "\",\"phone_info\":{\"purePhoneNumber\":"
                            + "\"13800000000\",\"phoneNumber\":\"13800000000\",\"countryCode\":\"86\"}}");
            for (String way : ways) {
                // Each way with new apps, or the breaker would answer for WeChat; with and without a token.
                for (String tokens : List.of("", way)) {
                    MiniPrograms ours = replica(wechat, gone.redis());
                    PublicAccounts accounts = TestApps.publicAccounts(
                            new Limits(wechat.address()), new SharedTokens(gone.redis(), sealer, clock));
                    for (String path :
                            List.of(SESSION, PHONE, "/wxa/msg_sec_check", "/cgi-bin/message/subscribe/send")) {
                        wechat.says(path, way);
                    }
                    wechat.says("/cgi-bin/ticket/getticket", way);
                    if (!tokens.isEmpty()) {
                        wechat.says("/cgi-bin/stable_token", tokens);
                    }
                    catchThrowable(() -> ours.login(null, code));
                    catchThrowable(() -> new PhoneNumbers(ours).of(null, code));
                    new ContentCheck(ours).text(null, openid, ContentCheck.Scene.FORUM, text);
                    new SubscribeMessages(ours, new TestApps.Pages(PageConfig.Version.RELEASE))
                            .send(new SubscribeMessage(null, openid, "template", null, Map.of("thing1", text)));
                    catchThrowable(() -> accounts.sign(null, "https://site.example/" + text));
                    ours.close();
                    accounts.close();
                }
                wechat.forget("/cgi-bin/stable_token");
            }
            assertThat(lines).anyMatch(line -> line.contains("WeChat refused"));
            assertThat(lines)
                    .noneMatch(line -> line.contains(TestApps.SECRET)
                            || line.contains(wechat.token())
                            || line.contains("token-f")
                            || line.contains(code)
                            || line.contains(openid)
                            || line.contains(text)
                            || line.contains("13800000000"));
            List<String> told = lines.stream()
                    .filter(line -> line.contains("For the operator") && line.contains("40164"))
                    .toList();
            // WxJava drops WeChat's words of any call but the one for a token.
            assertThat(told)
                    .allMatch(line -> line.contains("white-list"))
                    .anyMatch(line -> line.contains("203.0.113.9"));
        } finally {
            root.setLevel(before);
            root.removeHandler(listener);
        }
    }

    @Test
    void theOperatorIsToldOnceWhatToMend() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listener = new Lines(lines);
        Logger root = LogManager.getLogManager().getLogger("");
        root.addHandler(listener);
        try (ScriptedWechat wechat = new ScriptedWechat();
                MissingRedis gone = MissingRedis.gone(vertx, clock, rules)) {
            wechat.says("/cgi-bin/stable_token", ScriptedWechat.errcode(40164));
            MiniPrograms ours = replica(wechat, gone.redis());
            for (int i = 0; i < 3; i++) {
                assertThat(catchThrowable(() -> ours.login(null, "code"))).hasMessageContaining("wechat-unavailable");
            }
            assertThat(lines.stream().filter(line -> line.contains("For the operator")))
                    .hasSize(1);
            ours.close();
        } finally {
            root.removeHandler(listener);
        }
    }

    @Test
    void whatWechatFoundInAPictureIsTold() {
        String trace = "trace-" + Ids.hex();
        for (Map.Entry<String, Verdict> each : Map.of("pass", Verdict.PASS, "risky", Verdict.RISKY, "", Verdict.REVIEW)
                .entrySet()) {
            messages.fire(new WechatMessage(
                    TestApps.APP,
                    "event",
                    "wxa_media_check",
                    "o-1",
                    Map.of("trace_id", trace + each.getKey(), "errcode", "0", "result.suggest", each.getKey())));
            assertThat(verdicts.all()).contains(new MediaChecked(TestApps.APP, trace + each.getKey(), each.getValue()));
        }
    }

    private static void logins(MiniPrograms one, MiniPrograms other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<WechatLogin>> logins = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                logins.add(() -> one.login(null, "code"));
                logins.add(() -> other.login(null, "code"));
            }
            for (Future<WechatLogin> login : threads.invokeAll(logins)) {
                assertThat(login.get().openid()).isEqualTo("o-1");
            }
        }
    }

    private MiniPrograms replica(ScriptedWechat wechat, ReactiveRedisDataSource shared) {
        // Longer than elsewhere: twenty logins wait for one token on a busy machine.
        WechatConfig config = new Limits(wechat.address()).patient();
        return TestApps.miniPrograms(config, new SharedTokens(shared, sealer, clock));
    }

    private static final class Lines extends Handler {
        private final List<String> lines;

        Lines(List<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            // What the WeChat of this test writes down of itself is not ours.
            if (!String.valueOf(entry.getLoggerName()).startsWith("com.sun.net.httpserver")) {
                lines.add(new PatternFormatter("%c %s %E").format(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
