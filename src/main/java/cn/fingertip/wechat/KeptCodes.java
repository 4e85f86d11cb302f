package cn.fingertip.wechat;

import cn.fingertip.kernel.Problem;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What WeChat made for us and would count if it made it again: in this replica's memory, and in Redis for the others and
 * for the next start. Without Redis each replica has its own made.
 */
@ApplicationScoped
class KeptCodes {
    /**
     * A code leads to the same page for as long as the mini-program lives, and WeChat makes as many as it is asked for:
     * a week saves nearly all questions, and what strangers had made goes away again.
     */
    static final Duration LONG = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(KeptCodes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String PREFIX = "wechat:";
    /** In bytes; a code of WeChat's own is some 100 KB. */
    private static final long MOST_HERE = 16 << 20;

    private static final int TOO_OFTEN = 429;

    private final ReactiveValueCommands<String, String> values;
    /** Of futures: while WeChat takes its time over one, nobody waits who asks for another. */
    private final AsyncCache<String, String> here = Caffeine.newBuilder()
            .maximumWeight(MOST_HERE)
            .weigher((String key, String made) -> key.length() + made.length())
            .expireAfterWrite(Duration.ofHours(1))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .buildAsync();

    KeptCodes(ReactiveRedisDataSource redis) {
        this.values = redis.value(String.class);
    }

    /**
     * Makes it where nobody has; of many who ask at once here one does.
     *
     * @throws Problem what {@code make} throws; it is tried again for the next who asks
     */
    String get(String key, Duration life, Supplier<String> make) {
        while (true) {
            AtomicBoolean mine = new AtomicBoolean();
            try {
                return here.get(key, absent -> {
                            mine.set(true);
                            return foundOrMade(key, life, make);
                        })
                        .join();
            } catch (CompletionException failed) {
                if (!(failed.getCause() instanceof Problem problem)) {
                    throw failed;
                }
                // Whom we waited with may have asked too often, which is no matter of ours: once more, as ourselves.
                if (mine.get() || problem.status() != TOO_OFTEN) {
                    throw problem;
                }
            }
        }
    }

    private String foundOrMade(String key, Duration life, Supplier<String> make) {
        String found = find(key);
        if (found == null) {
            found = make.get();
            keep(key, found, life);
        }
        return found;
    }

    private String find(String key) {
        try {
            return values.get(PREFIX + key).await().atMost(PATIENCE);
        } catch (RuntimeException unreachable) {
            LOG.warnf("Redis does not answer, a code or link is made anew: %s", unreachable.getClass());
            return null;
        }
    }

    private void keep(String key, String made, Duration life) {
        try {
            values.setex(PREFIX + key, life.toSeconds(), made).await().atMost(PATIENCE);
        } catch (RuntimeException unreachable) {
            LOG.warnf("Redis does not answer, a code or link is kept by this replica only: %s", unreachable.getClass());
        }
    }
}
