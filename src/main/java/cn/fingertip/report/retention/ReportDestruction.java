package cn.fingertip.report.retention;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.kernel.Clock;
import cn.fingertip.media.Uploads;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportMoved;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.key.ReportKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;

/** Ends what a report's time has ended for. What is logged of it holds no content. */
@ApplicationScoped
class ReportDestruction {
    private final ReportRepository reports;
    private final RetentionRepository ended;
    private final RetentionRules rules;
    private final HoldRepository holds;
    private final ReportKeys keys;
    private final Uploads uploads;
    private final AuditTrail audit;
    private final Event<ReportMoved> moved;
    private final Clock clock;

    ReportDestruction(
            ReportRepository reports,
            RetentionRepository ended,
            RetentionRules rules,
            HoldRepository holds,
            ReportKeys keys,
            Uploads uploads,
            AuditTrail audit,
            Event<ReportMoved> moved,
            Clock clock) {
        this.reports = reports;
        this.ended = ended;
        this.rules = rules;
        this.holds = holds;
        this.keys = keys;
        this.uploads = uploads;
        this.audit = audit;
        this.moved = moved;
        this.clock = clock;
    }

    /** Ends the receipt, or the whole report, where it is time; one transaction for each report. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void apply(UUID id) {
        // Read again under the lock: somebody may have put a hold on it meanwhile.
        Report report = reports.lockWithMain(id).orElse(null);
        if (report == null || report.endedAt == null) {
            return;
        }
        LocalDate today = clock.today();
        LocalDate endedOn = Clock.dateOf(report.endedAt);
        RetentionRule rule = rules.inForce(report.kind, endedOn);
        if (today.isAfter(rule.ends(endedOn)) && holds.holding(report, today).isEmpty()) {
            destroy(report, endedOn);
        } else if (today.isAfter(rule.receiptEnds(endedOn)) && ended.hasReceipt(report)) {
            keys.endReceipt(report);
            audit.record(AuditEvent.of("report.receipt-ended", report.name()).in(report.office));
        }
    }

    /**
     * Throws away the keys of the report and of its files, then all that hung on it. Files' bytes go from the storage
     * within minutes; copies of the database that were made before hold wrapped keys still.
     */
    private void destroy(Report report, LocalDate endedOn) {
        int files = uploads.destroy(report.name());
        keys.destroy(report);
        audit.record(AuditEvent.of("report.destroyed", report.name())
                .in(report.office)
                .with("kind", report.kind)
                .with("lead", report.lead)
                .with("endedOn", endedOn)
                .with("files", files)
                .with("messages", report.messages));
        moved.fire(new ReportMoved(report.id, report.office, report.region, report.kind, ReportStep.DESTROYED));
        reports.delete(report);
    }
}
