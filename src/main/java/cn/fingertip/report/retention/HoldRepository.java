package cn.fingertip.report.retention;

import cn.fingertip.report.Report;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class HoldRepository implements PanacheRepositoryBase<Hold, UUID> {
    /** @return oldest first */
    List<Hold> of(Report report) {
        return list("county = ?1 and reportId = ?2 order by heldAt, id", report.county, report.id);
    }

    /**
     * A hold is on the matter: on one report of a case it is on what was merged into it, and on what it was merged into.
     *
     * @return the one that holds longest of those that hold this report now
     */
    Optional<Hold> holding(Report report, LocalDate today) {
        return find(
                        "county = ?1 and releasedAt is null and until >= ?3 and reportId in"
                                + " (select r.id from Report r where r.county = ?1 and (r.id = ?2 or r.mergedInto = ?2))"
                                + " order by until desc",
                        report.county,
                        report.main(),
                        today)
                .firstResultOptional();
    }
}
