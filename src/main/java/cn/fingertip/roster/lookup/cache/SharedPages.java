package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.http.PublicBody;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Ready pages in Redis, for all replicas. A saving, never a need: whatever is wrong with Redis counts as not found. */
@ApplicationScoped
class SharedPages {
    private static final Logger LOG = Logger.getLogger(SharedPages.class);
    private static final int FAILURES_TO_PAUSE = 3;

    private final ReactiveValueCommands<String, byte[]> values;
    private final CacheConfig config;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long pausedUntil = System.nanoTime();

    SharedPages(ReactiveRedisDataSource redis, CacheConfig config) {
        this.values = redis.value(byte[].class);
        this.config = config;
    }

    /** Never fails and never takes longer than the configured patience. */
    Uni<Optional<PublicBody>> get(String key) {
        if (paused()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return values.get(key)
                .ifNoItem()
                .after(config.sharedPatience())
                .fail()
                .onItem()
                .invoke(() -> failures.set(0))
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull()
                .map(SharedPages::read);
    }

    /** Nobody waits for it. */
    void put(String key, PublicBody page) {
        if (paused()) {
            return;
        }
        values.setex(key, config.sharedFor().toSeconds(), page.gzip().bytes())
                .ifNoItem()
                .after(config.sharedPatience())
                .fail()
                .subscribe()
                .with(done -> failures.set(0), this::failed);
    }

    private boolean paused() {
        return failures.get() >= FAILURES_TO_PAUSE && System.nanoTime() - pausedUntil < 0;
    }

    private void failed(Throwable failure) {
        if (failures.incrementAndGet() >= FAILURES_TO_PAUSE && System.nanoTime() - pausedUntil >= 0) {
            pausedUntil = System.nanoTime() + config.sharedPause().toNanos();
            LOG.warnf(
                    "Redis gives no pages (%s), asked again in %s",
                    failure.getClass().getSimpleName(), config.sharedPause());
        }
    }

    private static Optional<PublicBody> read(byte[] compressed) {
        if (compressed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(PublicBody.ofCompressed(compressed));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}
