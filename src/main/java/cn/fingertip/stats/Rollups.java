package cn.fingertip.stats;

import cn.fingertip.kernel.Clock;
import cn.fingertip.roster.CatalogueRepository;
import cn.fingertip.roster.event.RosterPublished;
import cn.fingertip.roster.event.RosterWithdrawn;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Keeps the sums of what is public right: in the transaction that publishes, corrects or withdraws a roster. */
@ApplicationScoped
class Rollups {
    /** Seconds for a year of a county of a million lines, on a slow server and with much to spare. */
    private static final int LONGEST = 3600;

    private final RollupRepository repository;
    private final CatalogueRepository catalogue;
    private final Clock clock;

    Rollups(RollupRepository repository, CatalogueRepository catalogue, Clock clock) {
        this.repository = repository;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    void published(@Observes RosterPublished event) {
        refresh(event.rosterId());
    }

    void withdrawn(@Observes RosterWithdrawn event) {
        refresh(event.rosterId());
    }

    /**
     * Brings the sums from the version of this roster that they count, if any, to the one that is published now, if any.
     * Doing it again changes nothing.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void refresh(UUID rosterId) {
        CountedVersions versions = repository.versions(rosterId);
        if (!versions.differ()) {
            return;
        }
        repository.lock(versions.county(), versions.year());
        // A recount may have counted it while we waited.
        CountedVersions now = repository.versions(rosterId);
        if (now.differ()) {
            repository.move(now);
        }
    }

    /**
     * Compares a year of a county with its lines and, where anything differs, counts it anew.
     *
     * @return whether anything was wrong
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST)
    boolean putRight(RollupYear year) {
        // Read before the sums: what moves meanwhile is looked at again.
        long generation = repository.generation(year);
        if (!repository.wrong(year)) {
            repository.checked(year, generation, clock.now());
            return false;
        }
        // Before the sums, as where a roster is published, or the two would wait for each other.
        catalogue.changed(year.county());
        repository.lock(year.county(), year.year());
        repository.recount(year);
        repository.checked(year, repository.generation(year), clock.now());
        return true;
    }
}
