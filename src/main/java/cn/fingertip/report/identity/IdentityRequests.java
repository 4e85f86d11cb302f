package cn.fingertip.report.identity;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.DataKey;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.session.SessionKey;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.ReporterIdentity;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.key.IdentityKeys;
import cn.fingertip.report.key.ReportKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The inspector's side: to learn who reports takes a reason and a custodian's approval, and ends after some days. Asking,
 * deciding and each look are audited.
 */
@ApplicationScoped
public class IdentityRequests {
    private final IdentityRequestRepository requests;
    private final ReportRepository reports;
    private final ReportKeys keys;
    private final IdentityKeys identityKeys;
    private final ReportSeal seal;
    private final SessionKey session;
    private final CaseAccess cases;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    IdentityRequests(
            IdentityRequestRepository requests,
            ReportRepository reports,
            ReportKeys keys,
            IdentityKeys identityKeys,
            ReportSeal seal,
            SessionKey session,
            CaseAccess cases,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.reports = reports;
        this.keys = keys;
        this.identityKeys = identityKeys;
        this.seal = seal;
        this.session = session;
        this.cases = cases;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks; once at a time, and after a refusal only with another reason than anybody of the office has given.
     *
     * @throws Problem 404; 403 {@code report-key-missing}; 409 {@code identity-request-open},
     *     {@code identity-reason-repeated}, {@code case-of-colleague}, {@code identity-unguarded}; 422 {@code identity-none}
     */
    @Transactional
    OwnIdentityRequestView ask(UUID id, AskForIdentity request) {
        // Locked: of two who ask at once in one session, the second finds the first's question.
        Report report = opened(reports.lock(id));
        ReportContent content = seal.content(report);
        if (!content.realName() && !content.hasContact()) {
            throw Problem.rule("identity-none", "没有可查看的身份", "举报人没有核实过姓名,也没有留联系方式。请通过留言与举报人联系。");
        }
        if (requests.waits(report, staff.id())) {
            throw Problem.conflict("identity-request-open", "申请正在等待批准", "您对这件举报的申请正在等待保密专员决定,不必重复提交。");
        }
        if (report.assignee != null && !report.assignee.equals(staff.id())) {
            throw Problem.conflict("case-of-colleague", "案件由同事办理", "这件举报已分派给本单位另一位办理人员,只有承办人可以申请查看举报人身份。确需查看的,请先移交给您。");
        }
        String mark = mark(request.reason());
        if (requests.refused(report).stream().anyMatch(refused -> isMarked(report, refused, mark))) {
            throw Problem.conflict("identity-reason-repeated", "理由与未获批准的相同", "以这个理由提出的申请没有获得批准。情况有变化的,请写明新的理由后再申请。");
        }
        IdentityRequest asked = new IdentityRequest(Ids.random(), report, staff.id(), clock.now());
        DataKey key = identityKeys.newReasonKey(report, asked.id);
        asked.reason = key.seal(request.reason().strip(), asked.reasonContext());
        asked.reasonMark = seal.seal(report, mark, asked.markContext());
        requests.persist(asked);
        record("report.identity-asked", report, asked.id);
        return OwnIdentityRequestView.of(asked, null);
    }

    private boolean isMarked(Report report, IdentityRequest request, String mark) {
        return request.reasonMark != null
                && mark.equals(seal.open(report, request.reasonMark, request.markContext(), String.class));
    }

    /** Another space or full stop is no other reason. */
    private static String mark(String reason) {
        String letters = Normalizer.normalize(reason, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return one's own questions about a report, the newest first */
    @Transactional
    List<OwnIdentityRequestView> own(UUID id) {
        Report report = opened(reports.findByIdOptional(id));
        List<OwnIdentityRequestView> own = requests.of(report).stream()
                .filter(request -> request.askedBy.equals(staff.id()))
                .map(request -> OwnIdentityRequestView.of(request, note(request)))
                .toList();
        if (!own.isEmpty()) {
            cases.record(report, "report.identity-requests-read");
        }
        return own;
    }

    /** @throws Problem 404; 403 {@code identity-not-approved}, {@code report-key-missing} */
    @Transactional
    ReporterIdentityView look(UUID id) {
        Report report = opened(reports.findByIdOptional(id));
        // The key alone does not do: a custodian has it too.
        IdentityRequest approval = requests.approved(report, staff.id(), clock.now())
                .orElseThrow(() ->
                        Problem.forbidden("identity-not-approved", "尚未批准", "查看举报人身份须先说明理由,由保密专员批准;批准有期限,过期须重新申请。"));
        ReporterIdentity identity = seal.identity(report, keys.openIdentity(report));
        record("report.identity-opened", report, approval.id);
        return new ReporterIdentityView(identity.name(), identity.contact(), approval.until);
    }

    /** @return when an inspector was last allowed to learn who sent this report, for the reporter to know */
    public Optional<Instant> lastApproval(Report report) {
        return requests.lastApproval(report);
    }

    private String note(IdentityRequest request) {
        return request.note == null
                ? null
                : new String(session.require().unwrap(request.note, request.noteContext()), StandardCharsets.UTF_8);
    }

    private Report opened(Optional<Report> found) {
        Report report = found.orElseThrow(Report::notFound);
        cases.require(report);
        keys.openAsStaff(report);
        return report;
    }

    private void record(String action, Report report, UUID request) {
        audit.record(AuditEvent.of(action, report.name())
                .by(staff.actor())
                .in(report.office)
                .with("request", request));
    }
}
