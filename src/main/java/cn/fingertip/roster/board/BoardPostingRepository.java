package cn.fingertip.roster.board;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rosters on village boards. */
@ApplicationScoped
class BoardPostingRepository implements PanacheRepositoryBase<BoardPosting, UUID> {
    /** @return of one version and these villages, by village, the first filed first */
    List<BoardPosting> of(UUID versionId, Collection<String> villages) {
        return list("versionId = ?1 and village in ?2", Sort.by("village").and("id"), versionId, villages);
    }

    /** @return the posting, where it is of this roster, whichever version */
    Optional<BoardPosting> find(UUID rosterId, UUID id) {
        return find("id = ?1 and versionId in (select v.id from RosterVersion v where v.rosterId = ?2)", id, rosterId)
                .firstResultOptional();
    }
}
