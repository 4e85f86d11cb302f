package cn.fingertip.report.casework;

import cn.fingertip.media.Uploads;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.questionnaire.Questionnaires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What an inspector reads of one report. Every opening is audited, so reading is a transaction too. */
@ApplicationScoped
class CaseFiles {
    private final ReportRepository reports;
    private final Questionnaires questionnaires;
    private final ReportSeal seal;
    private final Messages messages;
    private final ReportDeadlines deadlines;
    private final Uploads uploads;
    private final CaseAccess cases;
    private final CaseNames names;
    private final Duplicates duplicates;

    CaseFiles(
            ReportRepository reports,
            Questionnaires questionnaires,
            ReportSeal seal,
            Messages messages,
            ReportDeadlines deadlines,
            Uploads uploads,
            CaseAccess cases,
            CaseNames names,
            Duplicates duplicates) {
        this.reports = reports;
        this.questionnaires = questionnaires;
        this.seal = seal;
        this.messages = messages;
        this.deadlines = deadlines;
        this.uploads = uploads;
        this.cases = cases;
        this.names = names;
        this.duplicates = duplicates;
    }

    @Transactional
    StaffReportView open(UUID id) {
        Report report = cases.open(id);
        duplicates.catchUp(report);
        cases.record(report, "report.opened");
        ReportContent content = seal.content(report);
        CaseNames.Lookup lookup = names.of(List.of(report));
        return new StaffReportView(
                report.id.toString(),
                lookup.kind(report),
                names.region(report),
                report.status.wire(),
                report.status.title(),
                next(report),
                content.subject(),
                content.text(),
                content.accused(),
                content.questionnaire(),
                questionnaires.inWords(report.kind, content.questionnaire(), content.answers()),
                content.about(),
                content.realName(),
                content.hasContact(),
                new StaffReportView.Handling(
                        report.lead,
                        report.workTitle,
                        lookup.assignee(report),
                        Objects.toString(report.mergedInto, null),
                        reports.duplicates(report).stream().map(UUID::toString).toList(),
                        report.fedBackAt,
                        report.archivedAt,
                        deadlines.of(report, ReportStep.TRANSFERRED).orElse(null)),
                report.receivedAt,
                report.acceptedAt,
                report.concludedAt,
                uploads.of(report.name(), seal.files(report)).stream()
                        .map(StaffReportView.File::of)
                        .toList(),
                messages.forStaff(report),
                deadlines.of(report, content.realName()));
    }

    /** @return what the report may become; nothing where it goes along with the one it was merged into */
    private static List<String> next(Report report) {
        return report.mergedInto != null
                ? List.of()
                : report.status.next().stream().map(ReportStatus::wire).sorted().toList();
    }
}
