package cn.fingertip.report.desk;

import cn.fingertip.report.Report;
import cn.fingertip.report.ReportAssigned;
import cn.fingertip.report.ReportRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Who handles a case, of which each report has a row of its own. What the handler alone may do (ask who reports, look into
 * rosters) goes by the row of the report that is asked about, so all of a case say the same.
 */
@ApplicationScoped
public class Assignments {
    private final ReportRepository reports;
    private final Event<ReportAssigned> assigned;

    Assignments(ReportRepository reports, Event<ReportAssigned> assigned) {
        this.reports = reports;
        this.assigned = assigned;
    }

    /**
     * @param main locked, and nobody's duplicate
     * @param person null for nobody
     */
    @Transactional(TxType.MANDATORY)
    void assign(Report main, UUID person) {
        give(main, person);
        reports.lockDuplicates(main).forEach(duplicate -> give(duplicate, person));
    }

    /** A report has become part of a case. Where nobody in particular handles that, it stays with whom it was given to. */
    @Transactional(TxType.MANDATORY)
    public void join(Report duplicate, Report main) {
        if (main.assignee != null && !main.assignee.equals(duplicate.assignee)) {
            give(duplicate, main.assignee);
        }
    }

    private void give(Report report, UUID person) {
        report.assignee = person;
        assigned.fire(new ReportAssigned(report.id, person));
    }
}
