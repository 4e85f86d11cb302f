package cn.fingertip.roster.lookup.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Which version of a roster is public now, and the generation of public lists: what is small, changes, and is therefore
 * trusted for a second at most.
 */
@ApplicationScoped
public class CurrentVersions {
    private static final int ROSTERS = 100_000;
    private static final int REGIONS = 10_000;

    private final AsyncCache<UUID, CurrentVersion> rosters;
    private final AsyncCache<String, Long> generations;
    private final CurrentVersionRepository repository;

    CurrentVersions(CurrentVersionRepository repository, CacheConfig config) {
        this.repository = repository;
        this.rosters = Caffeine.newBuilder()
                .maximumSize(ROSTERS)
                .expireAfterWrite(config.trust())
                .executor(Infrastructure.getDefaultWorkerPool())
                .buildAsync();
        this.generations = Caffeine.newBuilder()
                .maximumSize(REGIONS)
                .expireAfterWrite(config.trust())
                .executor(Infrastructure.getDefaultWorkerPool())
                .buildAsync();
    }

    public Uni<CurrentVersion> of(UUID rosterId) {
        CompletableFuture<CurrentVersion> found = rosters.getIfPresent(rosterId);
        return PageCache.of(found != null ? found : rosters.get(rosterId, repository::current));
    }

    /** @return null where it would have to be read first */
    CurrentVersion known(UUID rosterId) {
        return PageCache.arrived(rosters.getIfPresent(rosterId));
    }

    /** @param county the first six digits, or fewer for a wider region, or none for everything */
    public Uni<Long> generation(String county) {
        CompletableFuture<Long> found = generations.getIfPresent(county);
        return PageCache.of(found != null ? found : generations.get(county, repository::generation));
    }

    /** A load under way is dropped too: it may have read the state before. */
    void forget(UUID rosterId) {
        rosters.synchronous().invalidate(rosterId);
        generations.synchronous().invalidateAll();
    }

    void forgetAll() {
        rosters.synchronous().invalidateAll();
        generations.synchronous().invalidateAll();
    }
}
