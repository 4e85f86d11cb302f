package cn.fingertip.roster.lookup.cache;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Which version of a roster is public now, and the generation of public lists: what is small, changes, and is therefore
 * always read from the database and trusted for a second at most. A singleton, because the proxy of another scope costs
 * a ready page a twentieth each.
 */
@Singleton
public class CurrentVersions {
    private static final int ROSTERS = 100_000;
    private static final int REGIONS = 10_000;

    private final Trusted<UUID, CurrentVersion> rosters;
    private final Trusted<String, Long> generations;

    CurrentVersions(CurrentVersionRepository repository, Loads loads, CacheConfig config) {
        rosters = new Trusted<>(ROSTERS, config.trust(), loads.versions(), repository::current);
        generations = new Trusted<>(REGIONS, config.trust(), loads.versions(), repository::generation);
    }

    public Uni<CurrentVersion> of(UUID rosterId) {
        return rosters.get(rosterId);
    }

    /** @return null where it would have to be read first */
    public CurrentVersion known(UUID rosterId) {
        return rosters.known(rosterId);
    }

    /** @param county the first six digits, or fewer for a wider region, or none for everything */
    public Uni<Long> generation(String county) {
        return generations.get(county);
    }

    void forget(UUID rosterId) {
        rosters.forget(rosterId);
        generations.forgetAll();
    }

    void forgetAll() {
        rosters.forgetAll();
        generations.forgetAll();
    }
}
