package cn.fingertip.report.casework;

import cn.fingertip.audit.AuditTrail;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Named;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.desk.OfficeStaffRepository;
import cn.fingertip.report.key.ReportKeys;
import cn.fingertip.report.routing.Accusations;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Hands a matter on: in words to a body outside, which ends it here, or with its keys to another office of the site,
 * which has it from then on as if it had come there. The reporter's deadlines run on.
 */
@ApplicationScoped
class Transfers {
    private final CaseSteps steps;
    private final Duplicates duplicates;
    private final CaseAccess cases;
    private final OfficeStaffRepository people;
    private final Offices offices;
    private final ReportKeys keys;
    private final Accusations accusations;
    private final ReportRepository reports;
    private final AuditTrail audit;
    private final Clock clock;

    Transfers(
            CaseSteps steps,
            Duplicates duplicates,
            CaseAccess cases,
            OfficeStaffRepository people,
            Offices offices,
            ReportKeys keys,
            Accusations accusations,
            ReportRepository reports,
            AuditTrail audit,
            Clock clock) {
        this.steps = steps;
        this.duplicates = duplicates;
        this.cases = cases;
        this.people = people;
        this.offices = offices;
        this.keys = keys;
        this.accusations = accusations;
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the offices that can be handed a report, without one's own */
    @Transactional
    List<Named> offices() {
        List<String> own = cases.offices();
        return people.officesThatRead().stream()
                .filter(code -> !own.contains(code))
                .map(code -> new Named(code, offices.name(code)))
                .toList();
    }

    /** @throws Problem 422 {@code report-transfer-target}, {@code report-transfer-office}, 409 */
    @Transactional
    MovedReport transfer(UUID id, TransferReport request) {
        boolean outside = request.to() != null && !request.to().isBlank();
        if (outside == (request.office() != null)) {
            throw Problem.rule("report-transfer-target", "请选择转给谁", "转给平台上的受理单位填 office,转给其他单位填 to,二者填且只填一项。");
        }
        if (!outside) {
            holdBoth(id, request.office());
        }
        Report report = steps.main(id);
        if (!outside) {
            duplicates.leave(report);
        }
        return outside
                ? steps.move(
                        report,
                        ReportStatus.NOT_OURS,
                        ReportStep.TRANSFERRED,
                        MessageContent.transfer(request.to(), request.reason()))
                : handOver(report, target(report, request.office()), request.reason());
    }

    /** What a hand-over the other way needs too is taken in one order. */
    private void holdBoth(UUID id, String target) {
        String own = reports.office(id).orElseThrow(Report::notFound);
        keys.hold(own, target);
    }

    private MovedReport handOver(Report report, Office target, String reason) {
        report.status.to(ReportStatus.NOT_OURS);
        audit.lock(report.office, target.code());
        MessageContent announcement = MessageContent.transfer(target.name(), reason);
        MovedReport done = steps.announce(report, ReportStep.TRANSFERRED, announcement);
        List<Report> all = new ArrayList<>(duplicates.follow(report));
        all.add(report);
        for (Report each : all) {
            each.office = target.code();
            each.officeSince = clock.now();
            each.assignee = null;
            keys.handOver(each, target.region());
            cases.record(each, "report.handed-over");
        }
        steps.count(report, ReportStep.RECEIVED);
        return done;
    }

    /** Never to an office that the report, or a duplicate of it, is about: routing is asked whether it may go there. */
    private Office target(Report report, String code) {
        return Optional.of(code)
                .filter(other -> !other.equals(report.office))
                .flatMap(offices::find)
                .filter(office -> Stream.concat(Stream.of(report), duplicates.follow(report).stream())
                        .allMatch(each -> offices.mayTake(office, each.kind, each.region, accusations.of(each))))
                .orElseThrow(() -> Problem.rule(
                        "report-transfer-office", "不能转给这个单位", "没有这个受理单位、就是本单位,或者举报反映的正是该单位或其人员。请另选单位,或转给上级。"));
    }
}
