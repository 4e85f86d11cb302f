package cn.fingertip.report.retention;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Named;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.desk.OfficeStaffRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an inspector sees and decides of the end of a report. */
@ApplicationScoped
class Retention {
    private static final int BATCH = 500;
    private static final int MOST_YEARS = 10;

    private final RetentionRepository ended;
    private final RetentionRules rules;
    private final HoldRepository holds;
    private final CaseAccess cases;
    private final OfficeStaffRepository people;
    private final ReportKinds kinds;
    private final ReportSeal seal;
    private final CurrentStaff staff;
    private final Clock clock;

    Retention(
            RetentionRepository ended,
            RetentionRules rules,
            HoldRepository holds,
            CaseAccess cases,
            OfficeStaffRepository people,
            ReportKinds kinds,
            ReportSeal seal,
            CurrentStaff staff,
            Clock clock) {
        this.ended = ended;
        this.rules = rules;
        this.holds = holds;
        this.cases = cases;
        this.people = people;
        this.kinds = kinds;
        this.seal = seal;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * All of them: a warning that waits behind others that are held back would come too late.
     *
     * @return what is destroyed soon at one's own offices, held back or not, the first to end first
     */
    @Transactional
    RetentionList ending() {
        List<String> own = cases.offices();
        if (own.isEmpty()) {
            return new RetentionList(List.of());
        }
        LocalDate today = clock.today();
        Map<String, String> names = kinds.all().stream().collect(Collectors.toMap(Named::code, Named::name));
        // One day more than whole days back: what ended in the course of a day is warned of on the day.
        Instant before = clock.now().minus(Duration.ofDays(rules.earliestWarning() - 1L));
        List<RetentionItem> items = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        List<Report> batch;
        Report last = null;
        do {
            batch = ended.ended(own, staff.id(), before, last, BATCH);
            for (Report report : batch) {
                RetentionItem item = item(report, names, today);
                if (item != null) {
                    items.add(item);
                    shown.add(report.office);
                }
            }
            last = batch.isEmpty() ? last : batch.getLast();
        } while (batch.size() == BATCH);
        cases.recordListed("report.retention-listed", shown.stream());
        return new RetentionList(items);
    }

    private RetentionItem item(Report report, Map<String, String> names, LocalDate today) {
        LocalDate endedOn = Clock.dateOf(report.endedAt);
        RetentionRule rule = rules.inForce(report.kind, endedOn);
        if (today.isBefore(rule.warnsFrom(endedOn))) {
            return null;
        }
        Optional<Hold> hold = holds.holding(report, today);
        return new RetentionItem(
                report.id.toString(),
                new Named(report.kind, names.getOrDefault(report.kind, report.kind)),
                report.lead,
                report.workTitle,
                report.status.wire(),
                endedOn,
                report.archivedAt == null ? null : Clock.dateOf(report.archivedAt),
                rule.receiptEnds(endedOn),
                rule.ends(endedOn),
                hold.map(found -> found.until).orElse(null),
                hold.map(found -> found.reportId.toString()).orElse(null));
    }

    /** @throws Problem 422 {@code report-hold-until} */
    @Transactional
    HoldList hold(UUID id, HoldReport request) {
        LocalDate today = clock.today();
        if (!request.until().isAfter(today) || request.until().isAfter(today.plusYears(MOST_YEARS))) {
            throw Problem.rule("report-hold-until", "暂缓的日期不正确", "请填写今天以后、10 年以内的日期。");
        }
        Report report = cases.lockWithMain(id);
        Hold hold = new Hold(report, staff.id(), clock.now(), request.until());
        hold.reason = seal.seal(report, request.reason(), hold.context());
        holds.persist(hold);
        cases.recordAbout(report, "report.held", "until", hold.until);
        return list(report);
    }

    /** @throws Problem 409 {@code report-not-held} */
    @Transactional
    HoldList release(UUID id) {
        Report report = cases.lock(id);
        LocalDate today = clock.today();
        List<Hold> holding =
                holds.of(report).stream().filter(hold -> hold.holds(today)).toList();
        if (holding.isEmpty()) {
            throw Problem.conflict("report-not-held", "没有暂缓销毁", "这件举报没有暂缓销毁,或暂缓已到期。请刷新后查看。");
        }
        holding.forEach(hold -> {
            hold.releasedBy = staff.id();
            hold.releasedAt = clock.now();
        });
        cases.record(report, "report.released");
        return list(report);
    }

    @Transactional
    HoldList list(UUID id) {
        Report report = cases.open(id);
        cases.record(report, "report.holds-read");
        return list(report);
    }

    private HoldList list(Report report) {
        List<Hold> found = holds.of(report);
        LocalDate today = clock.today();
        Map<UUID, String> names =
                people.names(found.stream().map(hold -> hold.heldBy).collect(Collectors.toSet()));
        return new HoldList(found.stream()
                .map(hold -> new HoldView(
                        new Named(hold.heldBy.toString(), names.getOrDefault(hold.heldBy, "")),
                        hold.heldAt,
                        hold.until,
                        seal.open(report, hold.reason, hold.context(), String.class),
                        hold.releasedAt,
                        hold.holds(today)))
                .toList());
    }
}
