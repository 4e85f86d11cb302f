package cn.fingertip.report.identity;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.staff.key.KeyHolder;
import cn.fingertip.identity.staff.key.KeyHolders;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Named;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.key.IdentityKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The custodian's side: reasons, kinds and dates, never the report. */
@ApplicationScoped
class IdentityDecisions {
    private static final int MOST = 100;

    private final IdentityRequestRepository requests;
    private final ReportRepository reports;
    private final ReportKinds kinds;
    private final IdentityKeys keys;
    private final KeyHolders holders;
    private final IdentityRequestConfig config;
    private final CaseAccess cases;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    IdentityDecisions(
            IdentityRequestRepository requests,
            ReportRepository reports,
            ReportKinds kinds,
            IdentityKeys keys,
            KeyHolders holders,
            IdentityRequestConfig config,
            CaseAccess cases,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.reports = reports;
        this.kinds = kinds;
        this.keys = keys;
        this.holders = holders;
        this.config = config;
        this.cases = cases;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return at most {@value #MOST}, the newest first */
    @Transactional
    List<IdentityRequestView> list(IdentityRequestStatus status) {
        keys.passOn();
        List<IdentityRequest> found = requests.readableBy(staff.id(), status, MOST);
        List<IdentityRequestView> views = found.stream().map(this::view).toList();
        cases.recordListed(
                "report.identity-requests-listed",
                found.stream().map(request -> reports.findById(request.reportId).office));
        return views;
    }

    /**
     * Lets the inspector who asked see who reports, for a time.
     *
     * @throws Problem 404; 403 {@code report-key-missing}; 409 {@code own-request}, {@code identity-request-decided},
     *     {@code identity-asker-gone}, {@code identity-case-reassigned}
     */
    @Transactional
    IdentityRequestView approve(UUID id, String note) {
        IdentityRequest request = deciding(id);
        Report report = reports.findById(request.reportId);
        if (report.assignee != null && !report.assignee.equals(request.askedBy)) {
            throw Problem.conflict("identity-case-reassigned", "案件已移交", "这件举报已交给另一位办理人员,不能批准。可以不批准这项申请。");
        }
        request.decide(IdentityRequestStatus.APPROVED, staff.id(), clock.now());
        request.until = clock.now().plus(config.approvedFor());
        keys.grant(report, request.askedBy, request.until);
        return decided(request, report, note, "report.identity-approved");
    }

    /** @throws Problem 404; 409 {@code own-request}, {@code identity-request-decided} */
    @Transactional
    IdentityRequestView refuse(UUID id, String note) {
        IdentityRequest request = deciding(id);
        Report report = reports.findById(request.reportId);
        request.decide(IdentityRequestStatus.REFUSED, staff.id(), clock.now());
        return decided(request, report, note, "report.identity-refused");
    }

    private IdentityRequest deciding(UUID id) {
        // The report first, as whoever assigns it or passes it on does: what they change meanwhile is seen here, and
        // what
        // is approved here is seen, and ended, there.
        UUID about = requests.reportOf(id).orElseThrow(Report::notFound);
        Report report = reports.lock(about).orElseThrow(Report::notFound);
        IdentityRequest request =
                requests.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Report::notFound);
        // Who still holds a key of a report that another office has by now decides nothing about it.
        if (!staff.grants().contains(new Grant(Role.CUSTODIAN, report.office)) || !keys.mayReadReason(report, id)) {
            throw Report.notFound();
        }
        if (request.askedBy.equals(staff.id())) {
            throw Problem.conflict("own-request", "不能批准自己的申请", "查看举报人身份须由另一位保密专员决定。");
        }
        return request;
    }

    private IdentityRequestView decided(IdentityRequest request, Report report, String note, String action) {
        Optional<KeyHolder> asker = holders.find(request.askedBy);
        if (note != null && !note.isBlank()) {
            request.decision = keys.openReasonKey(report, request.id).seal(note.strip(), request.decisionContext());
        }
        if (note != null && !note.isBlank() && asker.isPresent()) {
            request.note = KeyPairs.seal(
                    asker.get().publicKey(), note.strip().getBytes(StandardCharsets.UTF_8), request.noteContext());
        }
        audit.record(AuditEvent.of(action, report.name())
                .by(staff.actor())
                .in(report.office)
                .with("request", request.id)
                .with("askedBy", request.askedBy)
                .with("until", request.until));
        return view(request);
    }

    private IdentityRequestView view(IdentityRequest request) {
        Report report = reports.findById(request.reportId);
        Named kind = kinds.all().stream()
                .filter(candidate -> candidate.code().equals(report.kind))
                .findFirst()
                .orElseGet(() -> new Named(report.kind, report.kind));
        DataKey reasonKey = keys.openReasonKey(report, request.id);
        List<IdentityRequest> earlier = requests.of(report).stream()
                .filter(other -> other.askedAt.isBefore(request.askedAt))
                .toList();
        return new IdentityRequestView(
                request.id.toString(),
                request.status.wire(),
                request.status.title(),
                kind,
                report.receivedAt,
                name(request.askedBy),
                request.askedAt,
                reasonKey.openText(request.reason, request.reasonContext()),
                request.decidedAt,
                request.until,
                (int) earlier.stream()
                        .filter(other -> other.status == IdentityRequestStatus.REFUSED)
                        .count(),
                earlier.stream().map(other -> earlier(report, other)).toList());
    }

    private IdentityRequestView.Earlier earlier(Report report, IdentityRequest request) {
        Optional<DataKey> key = keys.mayReadReason(report, request.id)
                ? Optional.of(keys.openReasonKey(report, request.id))
                : Optional.empty();
        return new IdentityRequestView.Earlier(
                name(request.askedBy),
                request.askedAt,
                request.status.wire(),
                request.status.title(),
                key.map(opened -> opened.openText(request.reason, request.reasonContext()))
                        .orElse(null),
                request.decidedAt,
                key.filter(opened -> request.decision != null)
                        .map(opened -> opened.openText(request.decision, request.decisionContext()))
                        .orElse(null));
    }

    private String name(UUID person) {
        return holders.find(person).map(KeyHolder::name).orElse("已离任人员");
    }
}
