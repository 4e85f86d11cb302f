package cn.fingertip.report.sending;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.ReceiptKey;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportFile;
import cn.fingertip.report.ReportKindList;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.ReporterIdentity;
import cn.fingertip.report.identity.IdentityRequests;
import cn.fingertip.report.key.PassedUp;
import cn.fingertip.report.key.ReportKeys;
import cn.fingertip.report.retention.RetentionRules;
import cn.fingertip.report.routing.Offices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What a reporter sees and does by receipt. Receipts are derived outside of transactions: that is slow on purpose, and
 * must not hold a database connection meanwhile.
 */
@ApplicationScoped
class Reports {
    /**
     * The actor of all that reporters do, of those with a real name too: an entry that named the villager would put the
     * link in plain, which {@link ReporterIdentity} seals.
     */
    static final String REPORTER = "anonymous";

    private final ReportRepository reports;
    private final ReportKinds kinds;
    private final ReportSeal seal;
    private final ReportKeys keys;
    private final PassedUp passedUp;
    private final Messages messages;
    private final ReportDeadlines deadlines;
    private final Offices offices;
    private final IdentityRequests identities;
    private final RetentionRules retention;
    private final ReceiptGuard guard;
    private final PublicJson json;

    Reports(
            ReportRepository reports,
            ReportKinds kinds,
            ReportSeal seal,
            ReportKeys keys,
            PassedUp passedUp,
            Messages messages,
            ReportDeadlines deadlines,
            Offices offices,
            IdentityRequests identities,
            RetentionRules retention,
            ReceiptGuard guard,
            PublicJson json) {
        this.reports = reports;
        this.kinds = kinds;
        this.seal = seal;
        this.keys = keys;
        this.passedUp = passedUp;
        this.messages = messages;
        this.deadlines = deadlines;
        this.offices = offices;
        this.identities = identities;
        this.retention = retention;
        this.guard = guard;
        this.json = json;
    }

    /** @return what a report can be about, in the order in which villagers see it */
    PublicBody kinds() {
        return json.body(new ReportKindList(kinds.all()));
    }

    /**
     * @throws cn.fingertip.kernel.Problem 404 {@code receipt-unknown}, 428 {@code proof-of-work-required}, 503 {@code busy}
     */
    ReportView lookUp(LookUpReport request, Asker asker) {
        return guard.open(
                request.receipt(),
                asker,
                key -> QuarkusTransaction.requiringNew().call(() -> opened(key).map(this::view)));
    }

    private Optional<Report> opened(ReceiptKey key) {
        Optional<Report> report = reports.byReceipt(key.hash()).map(reports::findById);
        report.ifPresent(found -> {
            keys.openByReceipt(found, key);
            if (!found.isSettled()) {
                passedUp.whereNobodyMayRead(found, REPORTER);
            }
        });
        return report;
    }

    private ReportView view(Report report) {
        return new ReportView(
                report.status.wire(),
                report.status.title(),
                offices.name(report.office),
                report.receivedAt,
                messages.forReporter(report),
                deadlines.of(report, seal.content(report).realName()),
                identities.lastApproval(report).orElse(null),
                retention.receiptEndsOn(report));
    }

    /**
     * What the office sent along with its messages. What the reporter sent is not given out: who finds a receipt learns
     * nothing new of the reporter.
     *
     * @throws cn.fingertip.kernel.Problem as {@link #lookUp}
     */
    List<ReportFile> files(LookUpReport request, Asker asker) {
        return guard.open(
                request.receipt(),
                asker,
                key -> QuarkusTransaction.requiringNew().call(() -> opened(key).map(this::officeFiles)));
    }

    /** One of {@link #files}; 404 {@code not-found} for any other file. */
    ReportFile file(OpenReportFile request, Asker asker) {
        return files(new LookUpReport(request.receipt()), asker).stream()
                .filter(file -> file.file().id().equals(request.fileId()))
                .findFirst()
                .orElseThrow(Report::notFound);
    }

    private List<ReportFile> officeFiles(Report report) {
        return messages.officeFiles(report).stream()
                .map(file -> new ReportFile(file, seal.files(report)))
                .toList();
    }
}
