package cn.fingertip.account.page;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.Sealer;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Small values in Redis, for all replicas, each under a secret by which it can be taken once. Redis sees a keyed hash of
 * the secret and the value sealed, so that whoever reads it can neither take nor read one.
 */
@ApplicationScoped
class OneTimeValues {
    private static final Logger LOG = Logger.getLogger(OneTimeValues.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final ReactiveValueCommands<String, String> values;
    private final BlindIndex index;
    private final Sealer sealer;

    OneTimeValues(ReactiveRedisDataSource redis, BlindIndex index, Sealer sealer) {
        this.values = redis.value(String.class);
        this.index = index;
        this.sealer = sealer;
    }

    /** @return 256 random bits, fit for a URL and a cookie */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @param kind what it is for; a secret of one kind takes none of another
     * @return the secret to take it by, empty while Redis does not answer
     */
    Optional<String> keep(String kind, String value, Duration life) {
        return keep(kind, secret(), value, life);
    }

    /** As {@link #keep(String, String, Duration)}, under a secret of another kind that is taken already. */
    Optional<String> keep(String kind, String secret, String value, Duration life) {
        String key = key(kind, secret);
        String sealed = Base64.getEncoder().encodeToString(sealer.seal(value, key));
        return asked(values.setex(key, life.toSeconds(), sealed).replaceWith(secret));
    }

    /** @return empty where it was taken, is too old or never was, or Redis does not answer */
    Optional<String> take(String kind, String secret) {
        if (secret == null || secret.isEmpty()) {
            return Optional.empty();
        }
        String key = key(kind, secret);
        return asked(values.getdel(key))
                .map(kept -> sealer.openText(Base64.getDecoder().decode(kept), key));
    }

    private String key(String kind, String secret) {
        byte[] hash = index.of("account." + kind, secret);
        return "account:" + kind + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static Optional<String> asked(Uni<String> question) {
        try {
            return Optional.ofNullable(question.await().atMost(PATIENCE));
        } catch (RuntimeException unreachable) {
            LOG.warnf(
                    "Redis does not answer, a page of a public account opens without a login: %s",
                    unreachable.getClass());
            return Optional.empty();
        }
    }
}
