package cn.fingertip.report.desk;

import cn.fingertip.report.Report;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CaseNoteRepository implements PanacheRepositoryBase<CaseNote, UUID> {
    /** @return oldest first */
    List<CaseNote> of(Report report) {
        return list("county = ?1 and reportId = ?2 order by at, id", report.county, report.id);
    }
}
