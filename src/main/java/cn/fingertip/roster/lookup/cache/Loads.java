package cn.fingertip.roster.lookup.cache;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** The database as public lookups may use it: current versions and pages each with a bulkhead of their own. */
@ApplicationScoped
public class Loads {
    /** They are one row each by primary key; a rush of pages must not keep them waiting. */
    private static final int VERSIONS_AT_ONCE = 4;

    private final Bulkhead versions;
    private final Bulkhead pages;

    Loads(CacheConfig config) {
        versions = new Bulkhead("lookup-version-", VERSIONS_AT_ONCE, config.waiting(), config.patience());
        pages = new Bulkhead("lookup-page-", config.loads(), config.waiting(), config.patience());
    }

    Bulkhead versions() {
        return versions;
    }

    Bulkhead pages() {
        return pages;
    }

    /**
     * For what is asked but not kept.
     *
     * @param read may block
     * @return fails with 503 {@code busy} where too many wait already
     */
    public <T> Uni<T> page(Supplier<T> read) {
        return Uni.createFrom().deferred(() -> pages.awaited(pages.submit(read)));
    }

    @PreDestroy
    void close() {
        versions.close();
        pages.close();
    }
}
