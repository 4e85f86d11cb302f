package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.http.PublicBody;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Ready pages: this process's memory, then Redis, then the database; one load at a time a key. */
@ApplicationScoped
public class PageCache {
    private final AsyncCache<PageKey, PublicBody> pages;
    private final SharedPages shared;

    PageCache(SharedPages shared, CacheConfig config) {
        this.shared = shared;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(config.memory())
                .weigher((PageKey key, PublicBody page) -> page.weight())
                .buildAsync();
    }

    /**
     * Answers at once on a hit; a miss is loaded on a worker thread.
     *
     * @param build the page's JSON from the database; may block
     */
    public Uni<PublicBody> get(PageKey key, Supplier<byte[]> build) {
        CompletableFuture<PublicBody> found = pages.getIfPresent(key);
        if (found == null) {
            found = pages.get(key, (wanted, executor) -> load(wanted, build));
        }
        return of(found);
    }

    /** @return null where it is not in this process's memory */
    PublicBody known(PageKey key) {
        return arrived(pages.getIfPresent(key));
    }

    /** @return null where nothing has arrived, or never will */
    static <T> T arrived(CompletableFuture<T> future) {
        return future != null && future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
    }

    /** One who hangs up must not take the load away from the others who wait for it. */
    static <T> Uni<T> of(CompletableFuture<T> future) {
        T arrived = arrived(future);
        if (arrived != null) {
            return Uni.createFrom().item(arrived);
        }
        return Uni.createFrom().completionStage(() -> future.thenApply(value -> value));
    }

    private CompletableFuture<PublicBody> load(PageKey key, Supplier<byte[]> build) {
        return key.shared()
                .map(name -> shared.get(name)
                        .flatMap(page -> page.map(Uni.createFrom()::item)
                                .orElseGet(() -> built(build).invoke(made -> shared.put(name, made)))))
                .orElseGet(() -> built(build))
                .subscribeAsCompletionStage();
    }

    private static Uni<PublicBody> built(Supplier<byte[]> build) {
        return Uni.createFrom()
                .item(() -> PublicBody.of(build.get()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** For tests: as after a restart. */
    void forget() {
        pages.synchronous().invalidateAll();
    }
}
