package cn.fingertip.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Versions of rosters. */
@ApplicationScoped
public class RosterVersionRepository implements PanacheRepositoryBase<RosterVersion, UUID> {
    /** @return the newest first */
    List<RosterVersion> of(UUID rosterId) {
        return list("rosterId", Sort.by("version").descending(), rosterId);
    }

    /** @return the one on its way to publication */
    Optional<RosterVersion> open(UUID rosterId) {
        return of(rosterId).stream().filter(v -> v.status.open()).findFirst();
    }

    Optional<RosterVersion> published(UUID rosterId) {
        return find("rosterId = ?1 and status = ?2", rosterId, RosterStatus.PUBLISHED)
                .firstResultOptional();
    }

    /** Takes away the lines of a draft that is about to be replaced. */
    void deleteLines(RosterVersion version) {
        getEntityManager()
                .createNativeQuery("DELETE FROM roster_line WHERE county = ?1 AND year = ?2 AND version_id = ?3")
                .setParameter(1, version.county)
                .setParameter(2, version.year)
                .setParameter(3, version.id)
                .executeUpdate();
    }
}
