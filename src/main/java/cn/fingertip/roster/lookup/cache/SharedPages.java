package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.http.PublicBody;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Ready pages in Redis, for all replicas. A saving, never a need: whatever is wrong with Redis counts as not found. */
@ApplicationScoped
class SharedPages {
    private static final String CLAIM = "fingertip:making:";
    private static final byte[] CLAIMED = {1};
    /** A page is mostly made in a few milliseconds; one that takes longer is looked for less and less often. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private static final Duration LOOK_AGAIN_AT_MOST = Duration.ofMillis(20);

    private final ReactiveValueCommands<String, byte[]> values;
    private final ReactiveKeyCommands<String> keys;
    private final CacheConfig config;
    /** Apart from writing: a Redis that is full still gives what it has. */
    private final Breaker reading;

    private final Breaker writing;

    SharedPages(ReactiveRedisDataSource redis, CacheConfig config) {
        this.values = redis.value(byte[].class);
        this.keys = redis.key();
        this.config = config;
        this.reading = new Breaker("Redis, asked for pages,", config.sharedPause());
        this.writing = new Breaker("Redis, given pages,", config.sharedPause());
    }

    /** Never fails and never takes longer than the configured patience. */
    Uni<Optional<PublicBody>> get(String key) {
        return reading.allows()
                ? guarded(reading, values.get(key)).map(SharedPages::read)
                : Uni.createFrom().item(Optional.empty());
    }

    /** @return whether the caller is to make the page: nobody else does so now, or Redis cannot say */
    Uni<Boolean> claim(String key) {
        if (!writing.allows()) {
            return Uni.createFrom().item(true);
        }
        SetArgs once = new SetArgs().nx().px(config.otherReplica());
        return guarded(writing, values.setAndChanged(CLAIM + key, CLAIMED, once))
                .map(claimed -> claimed == null || claimed);
    }

    /** @return the page once another replica has made it; empty where that takes too long */
    Uni<Optional<PublicBody>> fromAnother(String key) {
        return again(key, System.nanoTime() + config.otherReplica().toNanos(), LOOK_AGAIN);
    }

    private Uni<Optional<PublicBody>> again(String key, long until, Duration pause) {
        Duration next = pause.multipliedBy(2);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(pause)
                .chain(() -> get(key))
                .chain(found -> found.isPresent() || System.nanoTime() - until >= 0
                        ? Uni.createFrom().item(found)
                        : again(key, until, next.compareTo(LOOK_AGAIN_AT_MOST) < 0 ? next : LOOK_AGAIN_AT_MOST));
    }

    /** Nobody waits for it. */
    void put(String key, PublicBody page) {
        if (writing.allows()) {
            guarded(
                            writing,
                            values.setex(
                                            key,
                                            config.sharedFor().toSeconds(),
                                            page.gzip().bytes())
                                    .chain(() -> keys.del(CLAIM + key)))
                    .subscribe()
                    .with(done -> {});
        }
    }

    private <T> Uni<T> guarded(Breaker breaker, Uni<T> asked) {
        return asked.ifNoItem()
                .after(config.sharedPatience())
                .fail()
                .invoke(breaker::succeeded)
                .onFailure()
                .invoke(breaker::failed)
                .onFailure()
                .recoverWithNull();
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
