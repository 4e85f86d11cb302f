package cn.fingertip.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.wechat.token.SharedTokens;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

/** One replica in trouble is no trouble of the others. */
@QuarkusTest
class SharedLockTest {
    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    RedisDataSource plain;

    @Inject
    Sealer sealer;

    @Inject
    Clock clock;

    /** It is left alone for five seconds after it failed; the others would wait the fifteen of the lease. */
    @Test
    void theLockIsGivenBackThoughRedisFailedMeanwhile() {
        String key = "wechat:lock:test:" + Ids.hex();
        String odd = "wechat:test:" + Ids.hex();
        SharedTokens tokens = new SharedTokens(redis, sealer, clock);
        plain.hash(String.class).hset(odd, "of another", "type");
        Lock lock = tokens.getLock(key);
        assertThat(lock.tryLock()).isTrue();
        assertThat(tokens.getValue(odd)).isNull();
        assertThat(plain.key().exists(key)).isTrue();
        lock.unlock();
        await().atMost(Duration.ofSeconds(4)).until(() -> !plain.key().exists(key));
        plain.key().del(odd);
    }

    /** As when WeChat takes longer for one app than a villager can wait. */
    @Test
    void whoIsToldToStopSaysNothingAboutRedis() {
        String key = "wechat:test:" + Ids.hex();
        SharedTokens one = new SharedTokens(redis, sealer, clock);
        SharedTokens other = new SharedTokens(redis, sealer, clock);
        one.setValue(key, "mine", 100, TimeUnit.SECONDS);
        Thread.currentThread().interrupt();
        one.getExpire(key);
        assertThat(Thread.interrupted()).isTrue();
        other.setValue(key, "theirs", 100, TimeUnit.SECONDS);
        assertThat(one.getValue(key)).isEqualTo("theirs");
    }

    @Test
    void aLockClaimedWhileBeingStoppedIsGivenBack() {
        String key = "wechat:lock:test:" + Ids.hex();
        SharedTokens tokens = new SharedTokens(redis, sealer, clock);
        Lock lock = tokens.getLock(key);
        Thread.currentThread().interrupt();
        try {
            assertThat(lock.tryLock()).isTrue();
            lock.unlock();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        await().atMost(Duration.ofSeconds(4)).until(() -> !plain.key().exists(key));
        Lock again = tokens.getLock(key);
        assertThat(again.tryLock()).isTrue();
        again.unlock();
    }
}
