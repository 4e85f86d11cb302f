package cn.fingertip.report.key;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportMoved;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.lead.LeadNumbers;
import cn.fingertip.report.routing.Accusations;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/**
 * Takes an open report to an office above: because its reporter names those who have it, or because everybody of the
 * office is named in it, so that nobody there may read it (检举控告工作规则, 回避). In the caller's transaction.
 */
@ApplicationScoped
public class PassedUp {
    private final ReportRepository reports;
    private final Messages messages;
    private final LeadNumbers leads;
    private final ReportKeys keys;
    private final KeyWrapping wrapping;
    private final WithheldRepository withheld;
    private final Accusations accusations;
    private final Offices offices;
    private final AuditTrail audit;
    private final Event<ReportMoved> moved;
    private final Clock clock;

    PassedUp(
            ReportRepository reports,
            Messages messages,
            LeadNumbers leads,
            ReportKeys keys,
            KeyWrapping wrapping,
            WithheldRepository withheld,
            Accusations accusations,
            Offices offices,
            AuditTrail audit,
            Event<ReportMoved> moved,
            Clock clock) {
        this.reports = reports;
        this.messages = messages;
        this.leads = leads;
        this.keys = keys;
        this.wrapping = wrapping;
        this.withheld = withheld;
        this.accusations = accusations;
        this.offices = offices;
        this.audit = audit;
        this.moved = moved;
        this.clock = clock;
    }

    /**
     * @param report its row locked, and open
     * @param actor whose doing it is, for the audit trail: it stands on the chain of the office above, since the one before
     *     is not told why it has the report no more
     * @throws cn.fingertip.kernel.Problem 422 {@code report-office-closed} where nobody there could read it
     */
    @Transactional(TxType.MANDATORY)
    public void to(Office above, Report report, String actor) {
        withheld.unite(report);
        List<Report> released = reports.release(report);
        leads.numberReleased(released);
        released.forEach(duplicate -> oweUntold(report, duplicate));
        report.passUp(above.code(), clock.now());
        keys.handOver(report, above.region());
        moved.fire(new ReportMoved(report.id, report.office, report.region, report.kind, ReportStep.RECEIVED));
        audit.record(AuditEvent.of("report.passed-up", report.name()).by(actor).in(report.office));
    }

    /**
     * Takes a report away from an office where everybody is named in it, to the nearest above where somebody may read it.
     * Where there is none it stays, and is tried again when it is opened the next time.
     *
     * @param actor as the other's
     */
    @Transactional(TxType.MANDATORY)
    public void whereNobodyMayRead(Report report, String actor) {
        if (!wrapping.isKeptFromAll(report)) {
            return;
        }
        reports.lockAgain(report);
        if (wrapping.isKeptFromAll(report)) {
            nearest(report).ifPresent(above -> to(above, report, actor));
        }
    }

    /** What a reporter has not been told goes with the main case, out of reach; a result is owed by whoever stays. */
    private void oweUntold(Report main, Report duplicate) {
        if (duplicate.untoldFrom != null) {
            if (messages.announced(main, duplicate.untoldFrom).stream().anyMatch(told -> told.finding() != null)) {
                duplicate.oweResult();
            }
            duplicate.untoldFrom = null;
        }
    }

    private Optional<Office> nearest(Report report) {
        return offices.above(report.office, report.kind, report.region, accusations.of(report)).stream()
                .filter(above -> wrapping.mayHave(report, new Grant(Role.INSPECTOR, above.region())))
                .findFirst();
    }
}
