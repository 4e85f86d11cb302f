package cn.fingertip.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The history of roster versions. */
@ApplicationScoped
public class RosterStepRepository implements PanacheRepositoryBase<RosterStep, Long> {
    /** @return the oldest first */
    public List<RosterStep> of(UUID versionId) {
        return list("versionId", Sort.by("id"), versionId);
    }
}
