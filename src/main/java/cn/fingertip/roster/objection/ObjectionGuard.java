package cn.fingertip.roster.objection;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Counts what comes from one address in a window of minutes, without keeping the address: Redis holds the count under a
 * keyed hash that changes with every window. While Redis does not answer, each replica counts for itself.
 */
@ApplicationScoped
class ObjectionGuard {
    private static final Logger LOG = Logger.getLogger(ObjectionGuard.class);
    private static final String GUESS = "guess";
    private static final String SUBMIT = "submit";
    private static final String EVERYBODY = "*";
    /** In one step, so that no count is left without an end. */
    private static final String ADD =
            "local n = redis.call('INCRBY', KEYS[1], ARGV[1]) redis.call('EXPIRE', KEYS[1], ARGV[2]) return n";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int COUNTS = 100_000;
    private static final int IPV6_NETWORK = 8;

    private final ReactiveRedisDataSource redis;
    private final BlindIndex index;
    private final Clock clock;
    private final ObjectionConfig config;
    private final Cache<String, AtomicLong> here;
    private volatile Instant restUntil = Instant.EPOCH;

    ObjectionGuard(ReactiveRedisDataSource redis, BlindIndex index, Clock clock, ObjectionConfig config) {
        this.redis = redis;
        this.index = index;
        this.clock = clock;
        this.config = config;
        this.here = Caffeine.newBuilder()
                .expireAfterWrite(config.window())
                .maximumSize(COUNTS)
                .build();
    }

    /** @throws Problem 429 {@code too-often} where this source sent too many in this window */
    void submission(String source) {
        count(SUBMIT, source, config.submissionsPerSource());
    }

    /**
     * Counts a receipt before it is looked up, so that many at once do not slip through together.
     *
     * @throws Problem 429 {@code too-often}, for a right receipt too
     */
    void guess(String source) {
        count(GUESS, source, config.guessesPerSource());
        count(GUESS, EVERYBODY, config.guessesInAll());
    }

    /** Takes back a guess that proved to be right. */
    void right(String source) {
        add(GUESS, source, -1);
        add(GUESS, EVERYBODY, -1);
    }

    private void count(String what, String source, int limit) {
        if (add(what, source, 1) > limit) {
            long window = config.window().toSeconds();
            throw Problem.tooMany(
                    "too-often",
                    "操作过于频繁",
                    "操作过于频繁,请稍后再试。",
                    Duration.ofSeconds(window - clock.now().getEpochSecond() % window));
        }
    }

    private long add(String what, String source, int by) {
        long window = config.window().toSeconds();
        Instant now = clock.now();
        byte[] hash = index.of("objection-source:" + what + ":" + now.getEpochSecond() / window, network(source));
        String key = "objection:" + what + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        if (now.isAfter(restUntil)) {
            try {
                return redis.execute("EVAL", ADD, "1", key, String.valueOf(by), String.valueOf(window))
                        .await()
                        .atMost(PATIENCE)
                        .toLong();
            } catch (RuntimeException unreachable) {
                restUntil = now.plus(REST);
                LOG.warnf("Redis does not answer, this replica counts for itself: %s", unreachable.getClass());
            }
        }
        return here.get(key, absent -> new AtomicLong()).addAndGet(by);
    }

    /** One subscriber has a whole /64 of IPv6 addresses. */
    private static String network(String source) {
        if (!source.contains(":")) {
            return source;
        }
        try {
            return HexFormat.of()
                    .formatHex(Arrays.copyOf(InetAddress.ofLiteral(source).getAddress(), IPV6_NETWORK));
        } catch (IllegalArgumentException notAnAddress) {
            return source;
        }
    }
}
