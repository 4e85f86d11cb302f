package cn.fingertip.report.sending;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.Receipts;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.media.Uploads;
import cn.fingertip.region.Regions;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportFile;
import cn.fingertip.report.ReportKindList;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.ReportSubmitted;
import cn.fingertip.report.ReporterIdentity;
import cn.fingertip.report.SentMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.UUID;

/**
 * The reporter's side. Receipts are derived outside of transactions: that is slow on purpose, and must not hold a
 * database connection meanwhile.
 */
@ApplicationScoped
class Reports {
    /**
     * The actor of all that reporters do, of those with a real name too: an entry that named the villager would put the
     * link in plain, which {@link ReporterIdentity} seals.
     */
    private static final String REPORTER = "anonymous";

    private final ReportRepository reports;
    private final ReportKinds kinds;
    private final Regions regions;
    private final ReportSeal seal;
    private final Messages messages;
    private final ReportDeadlines deadlines;
    private final Receipts receipts;
    private final ReceiptGuard guard;
    private final Uploads uploads;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Event<ReportSubmitted> submitted;
    private final ObjectMapper mapper;
    private final Clock clock;

    Reports(
            ReportRepository reports,
            ReportKinds kinds,
            Regions regions,
            ReportSeal seal,
            Messages messages,
            ReportDeadlines deadlines,
            Receipts receipts,
            ReceiptGuard guard,
            Uploads uploads,
            Idempotency idempotency,
            AuditTrail audit,
            Event<ReportSubmitted> submitted,
            ObjectMapper mapper,
            Clock clock) {
        this.reports = reports;
        this.kinds = kinds;
        this.regions = regions;
        this.seal = seal;
        this.messages = messages;
        this.deadlines = deadlines;
        this.receipts = receipts;
        this.guard = guard;
        this.uploads = uploads;
        this.idempotency = idempotency;
        this.audit = audit;
        this.submitted = submitted;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** @return what a report can be about, in the order in which villagers see it */
    PublicBody kinds() {
        try {
            return PublicBody.of(mapper.writeValueAsBytes(new ReportKindList(kinds.all())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kinds have a JSON form", e);
        }
    }

    /**
     * Takes a report in.
     *
     * @param reporter {@link ReporterIdentity#NOBODY} for an anonymous one
     * @throws cn.fingertip.kernel.Problem 422 for an unknown kind or region, and what uploads and idempotency throw
     */
    SubmittedReport submit(String key, SubmitReport request, ReporterIdentity reporter) {
        kinds.require(request.kind());
        regions.require(request.region());
        String receipt = receipts.next();
        byte[] hash = receipts.derive(receipt);
        String scope = reporter.realName() ? "report:" + reporter.citizen() : "report";
        return QuarkusTransaction.requiringNew()
                .call(() -> idempotency.once(
                        scope, key, request, SubmittedReport.class, () -> keep(request, reporter, receipt, hash)));
    }

    private SubmittedReport keep(SubmitReport request, ReporterIdentity reporter, String receipt, byte[] hash) {
        Report report = new Report(Ids.random(), request.region(), request.kind(), clock.now());
        ReporterIdentity identity = reporter.withContact(request.contact());
        ReportContent content = new ReportContent(
                request.subject(), request.text(), request.accused(), identity.realName(), identity.contact() != null);
        seal.seal(report, content, identity);
        reports.persist(report);
        String free = receipt;
        byte[] freeHash = hash;
        while (!reports.claimReceipt(freeHash, report)) {
            free = receipts.next();
            freeHash = receipts.derive(free);
        }
        uploads.claim(request.uploads(), report.name(), seal.files(report));
        audit.record(
                AuditEvent.of("report.submitted", report.name()).by(REPORTER).in(report.region));
        submitted.fire(new ReportSubmitted(report.id, report.region));
        return new SubmittedReport(free, report.receivedAt);
    }

    /**
     * @param source the address it comes from, never kept
     * @throws cn.fingertip.kernel.Problem 404 {@code receipt-unknown}, 429
     */
    ReportView lookUp(LookUpReport request, String source) {
        return guard.open(
                request.receipt(),
                source,
                hash -> QuarkusTransaction.requiringNew()
                        .call(() -> reports.byReceipt(hash).map(this::view)));
    }

    private ReportView view(UUID id) {
        Report report = reports.findById(id);
        return new ReportView(
                report.status.wire(),
                report.status.title(),
                report.receivedAt,
                messages.forReporter(report),
                deadlines.of(report, seal.content(report).realName()));
    }

    /**
     * A file that the office sent along with a message. What the reporter sent is not given out: who finds a receipt
     * learns nothing new of the reporter.
     *
     * @throws cn.fingertip.kernel.Problem as {@link #lookUp}, and 404 {@code not-found} for any other file
     */
    ReportFile file(OpenReportFile request, String source) {
        Optional<ReportFile> file = guard.open(
                request.receipt(),
                source,
                hash -> QuarkusTransaction.requiringNew()
                        .call(() -> reports.byReceipt(hash).map(id -> officeFile(id, request.fileId()))));
        return file.orElseThrow(Report::notFound);
    }

    private Optional<ReportFile> officeFile(UUID id, UUID fileId) {
        Report report = reports.findById(id);
        return messages.officeFile(report, fileId).map(file -> new ReportFile(file, seal.files(report)));
    }

    /**
     * Adds a message of the reporter's, whatever state the report is in.
     *
     * @param key null where the sender takes care of repetitions itself
     * @throws cn.fingertip.kernel.Problem as {@link #lookUp}, and what uploads and idempotency throw
     */
    SentMessage supplement(String key, SupplementReport request, String source) {
        return guard.open(
                request.receipt(),
                source,
                hash -> QuarkusTransaction.requiringNew()
                        .call(() -> reports.byReceipt(hash)
                                .map(id -> key == null
                                        ? add(id, request)
                                        : idempotency.once(
                                                "report-message:" + id,
                                                key,
                                                request,
                                                SentMessage.class,
                                                () -> add(id, request)))));
    }

    private SentMessage add(UUID id, SupplementReport request) {
        Report report = reports.lock(id).orElseThrow();
        SentMessage sent = messages.add(
                report, MessageContent.reporter(request.text(), messages.claim(report, request.uploads())));
        audit.record(
                AuditEvent.of("report.supplemented", report.name()).by(REPORTER).in(report.region));
        return sent;
    }
}
