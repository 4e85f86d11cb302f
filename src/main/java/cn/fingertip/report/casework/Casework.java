package cn.fingertip.report.casework;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.media.TakenFiles;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.report.Finding;
import cn.fingertip.report.Followers;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.SentMessage;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.desk.CaseNotes;
import cn.fingertip.report.desk.NoteContent;
import cn.fingertip.report.lead.LeadNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What an inspector does with a report; each step is one transaction: office, move, change, audit, event. */
@ApplicationScoped
class Casework {
    private final CaseSteps steps;
    private final ReportRepository reports;
    private final CaseAccess cases;
    private final LeadNumbers leads;
    private final CaseNotes notes;
    private final Messages messages;
    private final Followers followers;
    private final CurrentStaff staff;
    private final Idempotency idempotency;
    private final Clock clock;

    Casework(
            CaseSteps steps,
            ReportRepository reports,
            CaseAccess cases,
            LeadNumbers leads,
            CaseNotes notes,
            Messages messages,
            Followers followers,
            CurrentStaff staff,
            Idempotency idempotency,
            Clock clock) {
        this.steps = steps;
        this.reports = reports;
        this.cases = cases;
        this.leads = leads;
        this.notes = notes;
        this.messages = messages;
        this.followers = followers;
        this.staff = staff;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Accepting gives the lead its number. */
    @Transactional
    MovedReport accept(UUID id) {
        Report report = steps.main(id);
        MovedReport accepted = steps.move(report, ReportStatus.ACCEPTED, ReportStep.ACCEPTED);
        leads.number(report);
        return accepted;
    }

    @Transactional
    MovedReport reject(UUID id, RejectReport request) {
        return steps.move(
                steps.main(id), ReportStatus.REJECTED, ReportStep.REJECTED, MessageContent.rejection(request.reason()));
    }

    @Transactional
    MovedReport investigate(UUID id) {
        return steps.move(steps.main(id), ReportStatus.INVESTIGATING, ReportStep.INVESTIGATING);
    }

    /** Where nothing is said to the reporter yet, the result is kept until the {@link #feedBack feedback}. */
    @Transactional
    MovedReport conclude(UUID id, ConcludeReport request) {
        Finding finding = Finding.of(request.result()).orElseThrow();
        Report report = steps.main(id);
        if (request.text() == null) {
            MovedReport concluded = steps.move(report, ReportStatus.CONCLUDED, ReportStep.CONCLUDED);
            notes.write(report, NoteContent.result(finding));
            // Each may have to be fed back by itself: its main case can pass to the office above.
            reports.lockDuplicates(report).stream()
                    .filter(Report::isOpen)
                    .forEach(duplicate -> notes.write(duplicate, NoteContent.result(finding)));
            return concluded;
        }
        report.status.to(ReportStatus.CONCLUDED);
        report.fedBack(clock.now());
        MovedReport concluded = steps.move(
                report,
                ReportStatus.CONCLUDED,
                ReportStep.CONCLUDED,
                MessageContent.conclusion(finding, request.text()));
        steps.count(report, ReportStep.FED_BACK);
        return concluded;
    }

    /**
     * @throws Problem 409 {@code report-feedback-none} where there is no result, or it was told already; 422 {@code
     *     report-result-needed} where there is one, and no note says which
     */
    @Transactional
    MovedReport feedBack(UUID id, FeedBack request) {
        Report report = steps.main(id);
        if (!report.owesFeedback()) {
            throw Problem.conflict("report-feedback-none", "没有待反馈的结果", "这件举报还没有办结,或者结果已经反馈。请刷新后查看最新状态。");
        }
        Finding finding = notes.result(report)
                .or(() -> Optional.ofNullable(request.result()).flatMap(Finding::of))
                .orElseThrow(() -> Problem.rule(
                        "report-result-needed", "请填写办结结果", "这件举报曾并入另一件,随那一件办结,内部记录里没有留下结果。请选择办结结果(result)后再反馈。"));
        report.fedBack(clock.now());
        return steps.announce(
                report,
                ReportStep.FED_BACK,
                MessageContent.feedback(
                        finding,
                        request.text(),
                        messages.claim(report, MessageContent.From.OFFICE, request.uploads())));
    }

    /** @throws Problem 409 {@code report-feedback-owed} where the reporter has not been told the result */
    @Transactional
    MovedReport archive(UUID id) {
        Report report = steps.main(id);
        if (report.owesFeedback()) {
            throw Problem.conflict("report-feedback-owed", "结果还没有反馈", "请先向举报人反馈结果,再归档。");
        }
        return steps.move(report, ReportStatus.ARCHIVED, ReportStep.ARCHIVED);
    }

    /**
     * Says something to the reporter, or asks; moves nothing, so it is possible in every state, and with a duplicate too.
     *
     * @param key null where the sender takes care of repetitions itself
     */
    @Transactional
    SentMessage reply(UUID id, String key, ReplyToReporter request) {
        Report report = cases.lock(id);
        return key == null
                ? reply(report, request)
                : idempotency.once(
                        "report-reply:" + id + ":" + staff.id(),
                        key,
                        request,
                        SentMessage.class,
                        () -> reply(report, request));
    }

    private SentMessage reply(Report report, ReplyToReporter request) {
        TakenFiles files = messages.take(report, MessageContent.From.OFFICE, request.uploads());
        SentMessage sent = messages.add(
                report,
                MessageContent.reply(
                        request.text(),
                        files.files().stream().map(UploadedFile::id).toList()));
        followers.tell(report);
        cases.record(report, "report.replied");
        return sent.with(files);
    }
}
