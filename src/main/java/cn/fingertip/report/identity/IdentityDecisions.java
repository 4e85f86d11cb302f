package cn.fingertip.report.identity;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.staff.key.KeyHolder;
import cn.fingertip.identity.staff.key.KeyHolders;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Named;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportRepository;
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
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.reports = reports;
        this.kinds = kinds;
        this.keys = keys;
        this.holders = holders;
        this.config = config;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return at most {@value #MOST}, the newest first */
    @Transactional
    List<IdentityRequestView> list(IdentityRequestStatus status) {
        keys.passOn();
        return requests.readableBy(staff.id(), status, MOST).stream()
                .map(this::view)
                .toList();
    }

    /**
     * Lets the inspector who asked see who reports, for a time.
     *
     * @throws Problem 404; 403 {@code report-key-missing}; 409 {@code own-request}, {@code identity-request-decided},
     *     {@code identity-asker-gone}
     */
    @Transactional
    IdentityRequestView approve(UUID id, String note) {
        IdentityRequest request = deciding(id);
        Report report = reports.findById(request.reportId);
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
        IdentityRequest request =
                requests.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Report::notFound);
        if (!keys.mayReadReason(reports.findById(request.reportId), id)) {
            throw Report.notFound();
        }
        if (request.askedBy.equals(staff.id())) {
            throw Problem.conflict("own-request", "不能批准自己的申请", "查看举报人身份须由另一位保密专员决定。");
        }
        return request;
    }

    private IdentityRequestView decided(IdentityRequest request, Report report, String note, String action) {
        Optional<KeyHolder> asker = holders.find(request.askedBy);
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
        String reason = keys.openReasonKey(report, request.id).openText(request.reason, request.reasonContext());
        String asker = holders.find(request.askedBy).map(KeyHolder::name).orElse(null);
        return new IdentityRequestView(
                request.id.toString(),
                request.status.wire(),
                request.status.title(),
                kind,
                report.receivedAt,
                asker,
                request.askedAt,
                reason,
                request.decidedAt,
                request.until);
    }
}
