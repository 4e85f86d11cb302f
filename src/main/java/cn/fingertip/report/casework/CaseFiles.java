package cn.fingertip.report.casework;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Named;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportFile;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.desk.OfficeStaffRepository;
import cn.fingertip.report.key.ReportKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an inspector reads. Every opening is audited, so reading is a transaction too. */
@ApplicationScoped
class CaseFiles {
    private final ReportRepository reports;
    private final ReportKinds kinds;
    private final Regions regions;
    private final ReportKeys keys;
    private final ReportSeal seal;
    private final Messages messages;
    private final ReportDeadlines deadlines;
    private final Uploads uploads;
    private final CaseAccess cases;
    private final OfficeStaffRepository people;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    CaseFiles(
            ReportRepository reports,
            ReportKinds kinds,
            Regions regions,
            ReportKeys keys,
            ReportSeal seal,
            Messages messages,
            ReportDeadlines deadlines,
            Uploads uploads,
            CaseAccess cases,
            OfficeStaffRepository people,
            CurrentStaff staff,
            AuditTrail audit) {
        this.reports = reports;
        this.kinds = kinds;
        this.regions = regions;
        this.keys = keys;
        this.seal = seal;
        this.messages = messages;
        this.deadlines = deadlines;
        this.uploads = uploads;
        this.cases = cases;
        this.people = people;
        this.staff = staff;
        this.audit = audit;
    }

    /**
     * Reports of the offices whose inspector one is. Their subjects are shown, so each page is audited.
     *
     * @param under narrows to a region's subtree, null for all one may see
     * @param assignee {@code me} or an id, null for all
     * @throws Problem 422 for a status or kind that there is not
     */
    @Transactional
    CursorPage<StaffReportItem> list(
            String status, String kind, String under, String assignee, String lead, PageRequest page) {
        if (kind != null) {
            kinds.require(kind);
        }
        ReportRepository.Filter filter = new ReportRepository.Filter(
                cases.offices(),
                under,
                status == null ? null : statusOf(status),
                kind,
                assignee == null ? null : assignee.equals("me") ? staff.id() : Ids.parse(assignee),
                lead);
        CursorPage<Report> found = reports.page(filter, page);
        keys.openAsStaff(found.items());
        found.items().stream()
                .collect(Collectors.groupingBy(report -> report.office, TreeMap::new, Collectors.counting()))
                .forEach((office, count) -> audit.record(AuditEvent.of("report.listed", "office:" + office)
                        .by(staff.actor())
                        .in(office)
                        .with("reports", count)));
        List<Named> names = kinds.all();
        Map<UUID, String> people = people(found.items());
        return found.map(report -> item(report, names, people));
    }

    @Transactional
    StaffReportView open(UUID id) {
        Report report = cases.open(id);
        cases.record(report, "report.opened");
        ReportContent content = seal.content(report);
        return new StaffReportView(
                report.id.toString(),
                kind(report, kinds.all()),
                region(report),
                report.status.wire(),
                report.status.title(),
                report.status.next().stream().map(ReportStatus::wire).sorted().toList(),
                content.subject(),
                content.text(),
                content.accused(),
                content.questionnaire(),
                content.answers(),
                content.about(),
                content.realName(),
                content.hasContact(),
                new StaffReportView.Handling(
                        report.lead,
                        report.workTitle,
                        assignee(report, people(List.of(report))),
                        text(report.mergedInto),
                        reports.duplicates(report).stream().map(UUID::toString).toList(),
                        report.fedBackAt,
                        report.archivedAt,
                        deadlines.of(report, ReportStep.TRANSFERRED).orElse(null)),
                report.receivedAt,
                report.acceptedAt,
                report.concludedAt,
                uploads.of(report.name()).stream().map(StaffReportView.File::of).toList(),
                messages.forStaff(report),
                deadlines.of(report, content.realName()));
    }

    /** @throws Problem 404 where the file is not this report's */
    @Transactional
    ReportFile file(UUID id, UUID fileId) {
        Report report = cases.open(id);
        UploadedFile file = uploads.of(report.name()).stream()
                .filter(candidate -> candidate.id().equals(fileId))
                .findFirst()
                .orElseThrow(Report::notFound);
        cases.recordAbout(report, "report.file-opened", "file", fileId);
        return new ReportFile(file, seal.files(report));
    }

    private Map<UUID, String> people(List<Report> found) {
        return people.names(found.stream()
                .map(report -> report.assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static Named assignee(Report report, Map<UUID, String> people) {
        return report.assignee == null
                ? null
                : new Named(report.assignee.toString(), people.getOrDefault(report.assignee, ""));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private StaffReportItem item(Report report, List<Named> names, Map<UUID, String> people) {
        Optional<ReportContent> content = report.isOpen() ? Optional.of(seal.content(report)) : Optional.empty();
        return new StaffReportItem(
                report.id.toString(),
                kind(report, names),
                region(report),
                report.status.wire(),
                report.status.title(),
                content.isEmpty(),
                content.map(ReportContent::subject).orElse(null),
                content.map(ReportContent::realName).orElse(null),
                report.lead,
                report.workTitle,
                assignee(report, people),
                text(report.mergedInto),
                report.receivedAt,
                report.messages,
                content.map(opened -> deadlines.of(report, opened.realName())).orElse(null));
    }

    private static Named kind(Report report, List<Named> names) {
        return names.stream()
                .filter(kind -> kind.code().equals(report.kind))
                .findFirst()
                .orElseGet(() -> new Named(report.kind, report.kind));
    }

    private Named region(Report report) {
        return new Named(
                report.region, regions.find(report.region).map(RegionName::name).orElse(report.region));
    }

    private static ReportStatus statusOf(String wire) {
        return ReportStatus.of(wire)
                .orElseThrow(() -> Problem.rule(
                        "report-status-unknown",
                        "没有这种状态",
                        "请按 received、accepted、not-ours、rejected、investigating、concluded 或 archived 筛选。"));
    }
}
