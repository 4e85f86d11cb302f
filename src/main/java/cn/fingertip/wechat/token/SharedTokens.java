package cn.fingertip.wechat.token;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import me.chanjar.weixin.common.redis.BaseWxRedisOps;
import org.jboss.logging.Logger;

/**
 * Tokens and tickets of all apps in Redis, so that all replicas call with the same ones; sealed, because whoever has a
 * token is the app. While Redis does not answer each replica keeps its own: WeChat gives every one that asks for a stable
 * token the same, so that nothing breaks but that it is asked more often.
 */
@Singleton
public final class SharedTokens extends BaseWxRedisOps {
    private static final Logger LOG = Logger.getLogger(SharedTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final String GIVE_BACK =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    private final ReactiveRedisDataSource redis;
    private final Sealer sealer;
    private final Clock clock;
    private final OwnTokens own = new OwnTokens();
    private volatile Instant restUntil = Instant.EPOCH;

    /** For the container. */
    public SharedTokens(ReactiveRedisDataSource redis, Sealer sealer, Clock clock) {
        this.redis = redis;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public String getValue(String key) {
        return inRedis(
                () -> {
                    Response sealed = answer(redis.execute("GET", key));
                    return sealed == null ? null : opened(key, sealed.toString());
                },
                () -> own.getValue(key));
    }

    @Override
    public void setValue(String key, String value, int life, TimeUnit unit) {
        // WeChat may give a token that ends sooner than WxJava takes off for safety: a life of zero would be an error.
        int atLeast = Math.max(1, life);
        own.setValue(key, value, atLeast, unit);
        String sealed = Base64.getEncoder().encodeToString(sealer.seal(value, context(key)));
        inRedis(
                () -> answer(redis.execute("SET", key, sealed, "PX", String.valueOf(unit.toMillis(atLeast)))),
                () -> null);
    }

    @Override
    public Long getExpire(String key) {
        return inRedis(() -> answer(redis.execute("TTL", key)).toLong(), () -> own.getExpire(key));
    }

    @Override
    public void expire(String key, int life, TimeUnit unit) {
        own.expire(key, life, unit);
        inRedis(() -> answer(redis.execute("PEXPIRE", key, String.valueOf(unit.toMillis(life)))), () -> null);
    }

    @Override
    public Lock getLock(String key) {
        return new SharedLock(this, key);
    }

    /** @return whether it is this owner's now; always where Redis does not answer */
    boolean claim(String key, String owner, Duration lease) {
        return inRedis(
                () -> answer(redis.execute("SET", key, owner, "NX", "PX", String.valueOf(lease.toMillis()))) != null,
                () -> true);
    }

    /**
     * Gives it back where it is still this owner's: the lease may have ended, and another one's begun. Tried also while
     * Redis is left alone: the other replicas would wait for it until the lease ends.
     */
    void giveBack(String key, String owner) {
        Uni<Response> asked = redis.execute("EVAL", GIVE_BACK, "1", key, owner);
        if (clock.now().isAfter(restUntil)) {
            inRedis(() -> answer(asked), () -> null);
        } else {
            asked.subscribe().with(given -> {}, gone -> LOG.debugf("A lock stays until its lease ends: %s", key));
        }
    }

    private String opened(String key, String sealed) {
        try {
            return sealer.openText(Base64.getDecoder().decode(sealed), context(key));
        } catch (RuntimeException unreadable) {
            // Of another site, or under a key that is gone: WeChat gives a new one.
            LOG.warnf("What Redis has at %s cannot be opened: %s", key, unreadable.getClass());
            answer(redis.execute("DEL", key));
            return null;
        }
    }

    private static String context(String key) {
        return "wechat.token:" + key;
    }

    private static Response answer(Uni<Response> asked) {
        return asked.await().atMost(PATIENCE);
    }

    private <T> T inRedis(Supplier<T> question, Supplier<T> here) {
        Instant now = clock.now();
        if (now.isAfter(restUntil)) {
            try {
                return question.get();
            } catch (RuntimeException unreachable) {
                // A thread that is told to stop, because WeChat took too long, says nothing about Redis.
                if (!Thread.currentThread().isInterrupted()) {
                    restUntil = now.plus(REST);
                    LOG.warnf(
                            "Redis does not answer, this replica keeps WeChat's tokens for itself: %s",
                            unreachable.getClass());
                }
            }
        }
        return here.get();
    }
}
