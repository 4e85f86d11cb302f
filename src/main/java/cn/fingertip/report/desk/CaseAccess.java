package cn.fingertip.report.desk;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.key.ReportKeys;
import cn.fingertip.report.key.WithheldRepository;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one way by which an inspector comes to a report: it is the inspector's own office's, whatever the place, or it is
 * not there. So a report about an office, which went one level up, is nowhere for that office.
 */
@ApplicationScoped
public class CaseAccess {
    private final ReportRepository reports;
    private final ReportKeys keys;
    private final WithheldRepository withheld;
    private final Offices offices;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    CaseAccess(
            ReportRepository reports,
            ReportKeys keys,
            WithheldRepository withheld,
            Offices offices,
            CurrentStaff staff,
            AuditTrail audit) {
        this.reports = reports;
        this.keys = keys;
        this.withheld = withheld;
        this.offices = offices;
        this.staff = staff;
        this.audit = audit;
    }

    /** @return codes of the offices whose inspector the member of staff is */
    @Transactional(TxType.MANDATORY)
    public List<String> offices() {
        return offices.of(staff).stream().map(Office::code).toList();
    }

    /** @throws Problem 404 where one is no inspector of the office, or is named in the report */
    @Transactional(TxType.MANDATORY)
    public void require(Report report) {
        if (!offices().contains(report.office) || withheld.from(report, staff.id())) {
            throw Report.notFound();
        }
    }

    /**
     * @return the report, open
     * @throws Problem 404; 403 {@code report-key-missing}, 401 {@code report-key-locked}
     */
    @Transactional(TxType.MANDATORY)
    public Report open(UUID id) {
        return opened(reports.findByIdOptional(id).orElseThrow(Report::notFound));
    }

    /**
     * As {@link #open}, its row locked: racers wait here for each other, so that the second finds the state that the
     * first made.
     */
    @Transactional(TxType.MANDATORY)
    public Report lock(UUID id) {
        return opened(reports.lock(id).orElseThrow(Report::notFound));
    }

    /**
     * As {@link #lock}, of a case in which something is decided.
     *
     * @throws Problem 409 {@code report-merged} where it is another's duplicate
     */
    @Transactional(TxType.MANDATORY)
    public Report lockMain(UUID id) {
        Report report = lock(id);
        if (report.mergedInto != null) {
            throw Problem.conflict("report-merged", "已并入另一件", "这件举报已并入另一件,请到主件上办理;仍可单独答复这件的举报人。");
        }
        return report;
    }

    /** As {@link #lock}, behind the report that this one is a duplicate of. */
    @Transactional(TxType.MANDATORY)
    public Report lockWithMain(UUID id) {
        return opened(reports.lockWithMain(id).orElseThrow(Report::notFound));
    }

    /** Enters what was done in the chain of the office's region, where the accused unit's administrators do not look. */
    @Transactional(TxType.MANDATORY)
    public void record(Report report, String action) {
        audit.record(event(report, action));
    }

    /** As {@link #record}, with one more fact: an id or code, never a text. */
    @Transactional(TxType.MANDATORY)
    public void recordAbout(Report report, String action, String fact, Object value) {
        audit.record(event(report, action).with(fact, value));
    }

    /** As {@link #record}, with more facts, by name: ids or codes, never a text. */
    @Transactional(TxType.MANDATORY)
    public void recordAbout(Report report, String action, Map<String, Object> facts) {
        AuditEvent event = event(report, action);
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            event = event.with(fact.getKey(), fact.getValue());
        }
        audit.record(event);
    }

    /** Enters that a list was shown, once for each office of which it showed something, with how much that was. */
    @Transactional(TxType.MANDATORY)
    public void recordListed(String action, Stream<String> offices) {
        Map<String, Long> shown =
                offices.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        audit.lock(shown.keySet().toArray(String[]::new));
        shown.forEach((office, count) -> audit.record(AuditEvent.of(action, "office:" + office)
                .by(staff.actor())
                .in(office)
                .with("shown", count)));
    }

    private AuditEvent event(Report report, String action) {
        return AuditEvent.of(action, report.name()).by(staff.actor()).in(report.office);
    }

    private Report opened(Report report) {
        require(report);
        keys.openAsStaff(report);
        return report;
    }
}
