package cn.fingertip.report.casework;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.key.ReportKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;

/** The list of reports that an inspector sees. */
@ApplicationScoped
class CaseList {
    private final ReportRepository reports;
    private final ReportKinds kinds;
    private final ReportKeys keys;
    private final ReportSeal seal;
    private final ReportDeadlines deadlines;
    private final CaseAccess cases;
    private final CaseNames names;
    private final CurrentStaff staff;

    CaseList(
            ReportRepository reports,
            ReportKinds kinds,
            ReportKeys keys,
            ReportSeal seal,
            ReportDeadlines deadlines,
            CaseAccess cases,
            CaseNames names,
            CurrentStaff staff) {
        this.reports = reports;
        this.kinds = kinds;
        this.keys = keys;
        this.seal = seal;
        this.deadlines = deadlines;
        this.cases = cases;
        this.names = names;
        this.staff = staff;
    }

    /**
     * Reports of the offices whose inspector one is. Their subjects are shown, so each page is audited.
     *
     * @param under narrows to a region's subtree, null for all one may see
     * @param assignee {@code me} or an id, null for all
     * @param received in which days, the last one included; in China, as people count days
     * @param title part of the work title, null for all
     * @throws Problem 422 for a status or kind that there is not, and for days that are none
     */
    @Transactional
    CursorPage<StaffReportItem> page(
            String status,
            String kind,
            String under,
            String assignee,
            String lead,
            Received received,
            String title,
            PageRequest page) {
        if (kind != null) {
            kinds.require(kind);
        }
        ReportRepository.Filter filter = new ReportRepository.Filter(
                cases.offices(),
                staff.id(),
                under,
                status == null ? null : statusOf(status),
                kind,
                assignee == null ? null : assignee.equals("me") ? staff.id() : Ids.parse(assignee),
                lead,
                title == null || title.isBlank() ? null : title.strip(),
                received.from(),
                received.before());
        CursorPage<Report> found = reports.page(filter, page);
        keys.openAsStaff(found.items());
        cases.recordListed("report.listed", found.items().stream().map(report -> report.office));
        CaseNames.Lookup lookup = names.of(found.items());
        return found.map(report -> item(report, lookup));
    }

    private StaffReportItem item(Report report, CaseNames.Lookup lookup) {
        Optional<ReportContent> content = report.isOpen() ? Optional.of(seal.content(report)) : Optional.empty();
        return new StaffReportItem(
                report.id.toString(),
                lookup.kind(report),
                names.region(report),
                report.status.wire(),
                report.status.title(),
                content.isEmpty(),
                content.map(ReportContent::subject).orElse(null),
                content.map(ReportContent::realName).orElse(null),
                report.lead,
                report.workTitle,
                lookup.assignee(report),
                Objects.toString(report.mergedInto, null),
                report.receivedAt,
                report.messages,
                content.map(opened -> deadlines.of(report, opened.realName())).orElse(null));
    }

    private static ReportStatus statusOf(String wire) {
        return ReportStatus.of(wire)
                .orElseThrow(() -> Problem.rule(
                        "report-status-unknown",
                        "没有这种状态",
                        "请按 received、accepted、not-ours、rejected、investigating、concluded 或 archived 筛选。"));
    }
}
