package cn.fingertip.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.token.OwnTokens;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who is given a code while others ask too often, or WeChat does not answer. */
@QuarkusTest
class PageCodesTest {
    private static final String CODE = "/wxa/getwxacodeunlimit";
    private static final String PICTURE = "\u0089PNG and so on";

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    SourceThrottle throttle;

    @Inject
    SharedCounts counts;

    @Inject
    Clock clock;

    @Test
    void whatWechatDidNotMakeUsesNothingUp() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = TestApps.miniPrograms(
                    new Limits(wechat.address(), 50, new Limits.Opens(1000, 1, Duration.ofSeconds(1))),
                    new OwnTokens());
            PageCodes codes = codes(ours, 3, 100);
            wechat.says(CODE, ScriptedWechat.errcode(45009));
            for (int i = 0; i < 6; i++) {
                assertThat(refusal(codes).code()).isEqualTo("wechat-unavailable");
            }
            wechat.says(CODE, PICTURE);
            for (int i = 0; i < 3; i++) {
                assertThat(codes.png("pages/site/index", Ids.hex(), Ids.hex())).startsWith((byte) 0x89, 'P', 'N', 'G');
            }
            assertThat(refusal(codes).code()).isEqualTo("too-often");
            assertThat(wechat.asked(CODE)).isEqualTo(9);
            ours.close();
        }
    }

    @Test
    void oneSourceHasAFewMade() throws Exception {
        try (ScriptedWechat wechat = new ScriptedWechat()) {
            MiniPrograms ours = TestApps.miniPrograms(new Limits(wechat.address()), new OwnTokens());
            PageCodes codes = codes(ours, 100, 2);
            wechat.says(CODE, PICTURE);
            String source = Ids.hex();
            String kept = Ids.hex();
            // The window may turn between them, once.
            int made = 0;
            Problem refused = null;
            for (int i = 0; i < 5 && refused == null; i++) {
                String scene = i == 0 ? kept : Ids.hex();
                refused = catchThrowableOfType(Problem.class, () -> codes.png("pages/site/index", scene, source));
                made += refused == null ? 1 : 0;
            }
            assertThat(refused.code()).isEqualTo("too-often");
            assertThat(made).isBetween(2, 4);
            assertThat(codes.png("pages/site/index", kept, source))
                    .as("one that is there costs nothing")
                    .isNotEmpty();
            ours.close();
        }
    }

    @Test
    void anotherOnesLimitIsNobodyElses() throws Exception {
        KeptCodes kept = new KeptCodes(redis);
        String key = "test:" + Ids.hex();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Problem> greedy = threads.submit(() -> catchThrowableOfType(
                    Problem.class,
                    () -> kept.get(key, Duration.ofMinutes(1), () -> {
                        begun.countDown();
                        await(end);
                        throw throttle.tooOften();
                    })));
            begun.await();
            Future<String> modest = threads.submit(() -> kept.get(key, Duration.ofMinutes(1), () -> "made"));
            // However far it has come: it waits for the other's, or makes its own.
            end.countDown();
            assertThat(greedy.get().code()).isEqualTo("too-often");
            assertThat(modest.get()).isEqualTo("made");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Problem refusal(PageCodes codes) {
        return catchThrowableOfType(Problem.class, () -> codes.png("pages/site/index", Ids.hex(), Ids.hex()));
    }

    private PageCodes codes(MiniPrograms ours, int more, int perSource) {
        int perDay = (int) counts.add("wxacode:" + clock.today(), 0, Duration.ofDays(1)) + more;
        return new PageCodes(ours, new Budget(perDay, perSource), new KeptCodes(redis), throttle, counts, clock);
    }

    private record Budget(int codesPerDay, int codesPerSource) implements PageConfig {
        @Override
        public String roster() {
            return "pages/roster/index";
        }

        @Override
        public String site() {
            return "pages/site/index";
        }

        @Override
        public Version version() {
            return Version.RELEASE;
        }
    }
}
