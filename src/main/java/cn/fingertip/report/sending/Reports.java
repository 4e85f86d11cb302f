package cn.fingertip.report.sending;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.ReceiptKey;
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
import cn.fingertip.report.identity.IdentityRequests;
import cn.fingertip.report.key.ReportKeys;
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
    private final ReportKeys keys;
    private final Messages messages;
    private final ReportDeadlines deadlines;
    private final IdentityRequests identities;
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
            ReportKeys keys,
            Messages messages,
            ReportDeadlines deadlines,
            IdentityRequests identities,
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
        this.keys = keys;
        this.messages = messages;
        this.deadlines = deadlines;
        this.identities = identities;
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
        ReceiptKey receiptKey = receipts.key(receipt);
        String scope = reporter.realName() ? "report:" + reporter.citizen() : "report";
        return QuarkusTransaction.requiringNew()
                .call(() -> idempotency.once(
                        scope,
                        key,
                        request,
                        SubmittedReport.class,
                        () -> keep(request, reporter, receipt, receiptKey)));
    }

    private SubmittedReport keep(SubmitReport request, ReporterIdentity reporter, String receipt, ReceiptKey key) {
        Report report = new Report(Ids.random(), request.region(), request.kind(), clock.now());
        ReporterIdentity identity = reporter.withContact(request.contact());
        ReportContent content = new ReportContent(
                request.subject(), request.text(), request.accused(), identity.realName(), identity.contact() != null);
        report.begin();
        seal.seal(report, content, identity);
        reports.persistAndFlush(report);
        keys.keep(report);
        String free = receipt;
        ReceiptKey freeKey = key;
        while (!reports.claimReceipt(freeKey.hash(), report, keys.forReceipt(report, freeKey))) {
            free = receipts.next();
            freeKey = receipts.key(free);
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
                key -> QuarkusTransaction.requiringNew().call(() -> opened(key).map(this::view)));
    }

    private Optional<Report> opened(ReceiptKey key) {
        Optional<Report> report = reports.byReceipt(key.hash()).map(reports::findById);
        report.ifPresent(found -> keys.openByReceipt(found, key));
        return report;
    }

    private ReportView view(Report report) {
        return new ReportView(
                report.status.wire(),
                report.status.title(),
                report.receivedAt,
                messages.forReporter(report),
                deadlines.of(report, seal.content(report).realName()),
                identities.lastApproval(report).orElse(null));
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
                key -> QuarkusTransaction.requiringNew()
                        .call(() -> opened(key).map(report -> officeFile(report, request.fileId()))));
        return file.orElseThrow(Report::notFound);
    }

    private Optional<ReportFile> officeFile(Report report, UUID fileId) {
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
                opened -> QuarkusTransaction.requiringNew()
                        .call(() -> reports.byReceipt(opened.hash())
                                .map(id -> key == null
                                        ? add(id, opened, request)
                                        : idempotency.once(
                                                "report-message:" + id,
                                                key,
                                                request,
                                                SentMessage.class,
                                                () -> add(id, opened, request)))));
    }

    private SentMessage add(UUID id, ReceiptKey receipt, SupplementReport request) {
        Report report = reports.lock(id).orElseThrow();
        keys.openByReceipt(report, receipt);
        SentMessage sent = messages.add(
                report, MessageContent.reporter(request.text(), messages.claim(report, request.uploads())));
        audit.record(
                AuditEvent.of("report.supplemented", report.name()).by(REPORTER).in(report.region));
        return sent;
    }
}
