package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.http.PublicBody;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Ready pages: this process's memory, then Redis, then the database; one load at a time a key, in this process and, for
 * as long as Redis can tell, among all replicas. A singleton, because the proxy of another scope costs
 * a ready page a twentieth each.
 */
@Singleton
public class PageCache {
    private final AsyncCache<PageKey, PublicBody> pages;
    private final SharedPages shared;
    private final Bulkhead database;

    PageCache(SharedPages shared, Loads loads, CacheConfig config) {
        this.shared = shared;
        this.database = loads.pages();
        this.pages = Caffeine.newBuilder()
                .maximumWeight(config.memory())
                .weigher((PageKey key, PublicBody page) -> page.weight())
                .buildAsync();
    }

    /**
     * Answers at once on a hit; a miss is loaded on another thread.
     *
     * @param build the page's JSON from the database; may block
     * @return fails with 503 {@code busy} where the database is asked for too much
     */
    public Uni<PublicBody> get(PageKey key, Supplier<byte[]> build) {
        CompletableFuture<PublicBody> found = pages.getIfPresent(key);
        if (found == null) {
            found = pages.get(key, (wanted, executor) -> load(wanted, build).subscribeAsCompletionStage());
        }
        PublicBody arrived = arrived(found);
        return arrived != null ? Uni.createFrom().item(arrived) : database.awaited(found);
    }

    /** @return null where it is not in this process's memory */
    PublicBody known(PageKey key) {
        return arrived(pages.getIfPresent(key));
    }

    /** @return null where nothing has arrived, or never will */
    private static PublicBody arrived(CompletableFuture<PublicBody> future) {
        return future != null && future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
    }

    private Uni<PublicBody> load(PageKey key, Supplier<byte[]> build) {
        Optional<String> name = key.shared();
        return name.isEmpty()
                ? built(build)
                : or(
                        shared.get(name.get()),
                        () -> shared.claim(name.get())
                                .chain(mine -> mine
                                        ? built(build, name.get())
                                        : or(shared.fromAnother(name.get()), () -> built(build, name.get()))));
    }

    private static Uni<PublicBody> or(Uni<Optional<PublicBody>> found, Supplier<Uni<PublicBody>> otherwise) {
        return found.chain(page -> page.map(Uni.createFrom()::item).orElseGet(otherwise));
    }

    private Uni<PublicBody> built(Supplier<byte[]> build, String name) {
        return built(build).invoke(page -> shared.put(name, page));
    }

    private Uni<PublicBody> built(Supplier<byte[]> build) {
        return Uni.createFrom().completionStage(() -> database.submit(() -> PublicBody.of(build.get())));
    }

    /** For tests: as after a restart. */
    void forget() {
        pages.synchronous().invalidateAll();
    }
}
