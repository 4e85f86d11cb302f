package cn.fingertip.crypto;

import cn.fingertip.kernel.Clock;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Numbers and marks that all replicas share for minutes, in Redis. While Redis does not answer, each replica keeps its
 * own. Keys must tell nobody anything.
 */
@ApplicationScoped
public class SharedCounts {
    private static final Logger LOG = Logger.getLogger(SharedCounts.class);
    /** In one step, so that no count is ever left without an end. */
    private static final String ADD =
            "local n = redis.call('INCRBY', KEYS[1], ARGV[1]) redis.call('EXPIRE', KEYS[1], ARGV[2]) return n";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int MOST_HERE = 100_000;
    /** Longer than anything that may happen only once is valid. */
    private static final Duration MARKS_HERE = Duration.ofHours(1);

    private final ReactiveRedisDataSource redis;
    private final Clock clock;
    private final Cache<String, AtomicLong> counts;
    private final Cache<String, Boolean> marks = Caffeine.newBuilder()
            .expireAfterWrite(MARKS_HERE)
            .maximumSize(MOST_HERE)
            .build();
    private volatile Instant restUntil = Instant.EPOCH;

    /** For the container. */
    public SharedCounts(ReactiveRedisDataSource redis, Clock clock, ThrottleConfig config) {
        this.redis = redis;
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(config.window())
                .maximumSize(MOST_HERE)
                .build();
    }

    /**
     * @param by may be 0, to read, and negative
     * @param life for how long the number is kept, from now on
     * @return the number after this
     */
    public long add(String key, long by, Duration life) {
        return inRedis(() -> redis.execute("EVAL", ADD, "1", key, String.valueOf(by), String.valueOf(life.toSeconds()))
                        .await()
                        .atMost(PATIENCE)
                        .toLong())
                .orElseGet(() -> counts.get(key, absent -> new AtomicLong()).addAndGet(by));
    }

    /**
     * @param life for how long it is remembered
     * @return whether this key is marked for the first time; of many at once one is the first
     */
    public boolean first(String key, Duration life) {
        return inRedis(() -> redis.execute("SET", key, "1", "NX", "EX", String.valueOf(life.toSeconds()))
                                .await()
                                .atMost(PATIENCE)
                        != null)
                .orElseGet(() -> marks.asMap().putIfAbsent(key, true) == null);
    }

    private <T> Optional<T> inRedis(Supplier<T> question) {
        Instant now = clock.now();
        if (now.isAfter(restUntil)) {
            try {
                return Optional.of(question.get());
            } catch (RuntimeException unreachable) {
                restUntil = now.plus(REST);
                LOG.warnf("Redis does not answer, this replica counts for itself: %s", unreachable.getClass());
            }
        }
        return Optional.empty();
    }
}
