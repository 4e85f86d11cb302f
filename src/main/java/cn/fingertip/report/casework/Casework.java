package cn.fingertip.report.casework;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.report.Finding;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportMoved;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportStatus;
import cn.fingertip.report.SentMessage;
import cn.fingertip.report.key.ReportKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What an inspector does with a report; each step is one transaction: grant, move, change, audit, event. */
@ApplicationScoped
class Casework {
    private final ReportRepository reports;
    private final ReportKeys keys;
    private final Messages messages;
    private final CurrentStaff staff;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Event<ReportMoved> moved;
    private final Clock clock;

    Casework(
            ReportRepository reports,
            ReportKeys keys,
            Messages messages,
            CurrentStaff staff,
            Idempotency idempotency,
            AuditTrail audit,
            Event<ReportMoved> moved,
            Clock clock) {
        this.reports = reports;
        this.keys = keys;
        this.messages = messages;
        this.staff = staff;
        this.idempotency = idempotency;
        this.audit = audit;
        this.moved = moved;
        this.clock = clock;
    }

    @Transactional
    MovedReport accept(UUID id) {
        return move(locked(id), ReportStatus.ACCEPTED, "report.accepted", Optional.empty());
    }

    @Transactional
    MovedReport transfer(UUID id, TransferReport request) {
        return move(
                locked(id),
                ReportStatus.NOT_OURS,
                "report.transferred",
                Optional.of(MessageContent.transfer(request.to(), request.reason())));
    }

    @Transactional
    MovedReport reject(UUID id, RejectReport request) {
        return move(
                locked(id),
                ReportStatus.REJECTED,
                "report.rejected",
                Optional.of(MessageContent.rejection(request.reason())));
    }

    @Transactional
    MovedReport investigate(UUID id) {
        return move(locked(id), ReportStatus.INVESTIGATING, "report.investigating", Optional.empty());
    }

    @Transactional
    MovedReport conclude(UUID id, ConcludeReport request) {
        Finding finding = Finding.of(request.result()).orElseThrow();
        return move(
                locked(id),
                ReportStatus.CONCLUDED,
                "report.concluded",
                Optional.of(MessageContent.conclusion(finding, request.text())));
    }

    @Transactional
    MovedReport archive(UUID id) {
        return move(locked(id), ReportStatus.ARCHIVED, "report.archived", Optional.empty());
    }

    /**
     * Says something to the reporter, or asks; moves nothing, so it is possible in every state.
     *
     * @param key null where the sender takes care of repetitions itself
     */
    @Transactional
    SentMessage reply(UUID id, String key, ReplyToReporter request) {
        Report report = locked(id);
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
        SentMessage sent =
                messages.add(report, MessageContent.reply(request.text(), messages.claim(report, request.uploads())));
        record(report, "report.replied");
        return sent;
    }

    private MovedReport move(Report report, ReportStatus target, String action, Optional<MessageContent> announcement) {
        report.move(target, clock.now());
        announcement.ifPresent(content -> messages.add(report, content));
        record(report, action);
        moved.fire(new ReportMoved(report.id, report.region, report.status.wire()));
        return MovedReport.of(report);
    }

    private void record(Report report, String action) {
        audit.record(AuditEvent.of(action, report.name()).by(staff.actor()).in(report.region));
    }

    /** Racers wait here for each other, so that the second finds the state that the first made. */
    private Report locked(UUID id) {
        Report report = reports.lock(id).orElseThrow(Report::notFound);
        staff.require(Role.INSPECTOR, report.region);
        keys.openAsStaff(report);
        return report;
    }
}
