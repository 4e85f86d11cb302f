package cn.fingertip.roster.lookup.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Small values of the database that may change, each trusted for a short time from the moment its load began: never
 * longer, whoever failed to tell of a change. In the second half of that time the value is still given at once while one
 * load fetches the next, so that nobody waits for what is asked often. One load at a time a key.
 */
final class Trusted<K, V> {
    private record Known<V>(V value, long asOf) {}

    private static final class Load<V> {
        private final CompletableFuture<V> result = new CompletableFuture<>();
        private volatile long begun = System.nanoTime();
    }

    private final Cache<K, Known<V>> known;
    private final ConcurrentMap<K, Load<V>> loads = new ConcurrentHashMap<>();
    private final Bulkhead database;
    private final Function<K, V> read;
    private final long trust;

    /** @param read fetches a value; may block */
    Trusted(int size, Duration trust, Bulkhead database, Function<K, V> read) {
        this.known = Caffeine.newBuilder().maximumSize(size).build();
        this.database = database;
        this.read = read;
        this.trust = trust.toNanos();
    }

    /** @return the value, at once where it is known and trusted */
    Uni<V> get(K key) {
        V value = known(key);
        return value != null ? Uni.createFrom().item(value) : database.awaited(load(key).result);
    }

    /** @return null where it would have to be waited for */
    V known(K key) {
        Known<V> found = known.getIfPresent(key);
        if (found == null) {
            return null;
        }
        long age = System.nanoTime() - found.asOf();
        if (age >= trust) {
            return null;
        }
        if (age >= trust / 2) {
            load(key);
        }
        return found.value();
    }

    /** A load under way is dropped too: it may have read the state before. */
    void forget(K key) {
        loads.remove(key);
        known.invalidate(key);
    }

    void forgetAll() {
        loads.clear();
        known.invalidateAll();
    }

    private Load<V> load(K key) {
        Load<V> underWay = loads.get(key);
        if (underWay != null && usable(underWay)) {
            return underWay;
        }
        Load<V> mine = new Load<>();
        Load<V> chosen = loads.compute(key, (same, other) -> other != null && usable(other) ? other : mine);
        if (chosen == mine) {
            database.submit(() -> {
                        mine.begun = System.nanoTime();
                        return read.apply(key);
                    })
                    .whenComplete((value, failure) -> arrived(key, mine, value, failure));
        }
        return chosen;
    }

    /** Who asks now must not get the state of longer ago than the trust allows. */
    private boolean usable(Load<V> load) {
        return System.nanoTime() - load.begun < trust;
    }

    private void arrived(K key, Load<V> load, V value, Throwable failure) {
        loads.computeIfPresent(key, (same, current) -> {
            if (current != load) {
                return current;
            }
            if (failure == null) {
                known.put(key, new Known<>(value, load.begun));
            }
            return null;
        });
        if (failure == null) {
            load.result.complete(value);
        } else {
            load.result.completeExceptionally(failure);
        }
    }
}
