package cn.fingertip.report.sending;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.ReceiptKey;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.media.TakenFiles;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.RefusedFile;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.SentMessage;
import cn.fingertip.report.key.PassedUp;
import cn.fingertip.report.key.ReportKeys;
import cn.fingertip.report.routing.Accused;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What reporters add by receipt. One who names the office that has the report, its people or those above them only now
 * takes it from there: it passes to the office above before a word of it is kept, as it would have gone there at once
 * had they been named at first (检举控告工作规则, 回避).
 */
@ApplicationScoped
class Supplements {
    private static final String HOW_TO_PASS_IT_BY =
            "这件举报现在由%s办理。您反映的如果是该单位或其人员、上级,请再补充一次,在“被举报的人或单位”中写明,这件举报将转到上一级,该单位不再看到。";

    private final ReportRepository reports;
    private final ReportKeys keys;
    private final Messages messages;
    private final Offices offices;
    private final ReceiptGuard guard;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final PassedUp passedUp;

    Supplements(
            ReportRepository reports,
            ReportKeys keys,
            Messages messages,
            Offices offices,
            ReceiptGuard guard,
            Idempotency idempotency,
            AuditTrail audit,
            PassedUp passedUp) {
        this.reports = reports;
        this.keys = keys;
        this.messages = messages;
        this.offices = offices;
        this.guard = guard;
        this.idempotency = idempotency;
        this.audit = audit;
        this.passedUp = passedUp;
    }

    /**
     * Adds a message of the reporter's, whatever state the report is in.
     *
     * @param key null where the sender takes care of repetitions itself
     * @throws Problem 404 {@code receipt-unknown}, 428, 503; 409 {@code report-about-office}; 422 {@code report-no-office}, {@code report-office-closed} where
     *     it names those who have the report and nobody above them can take it, nothing is kept then; what uploads throw where
     *     there is nothing but files and none can be taken; and what idempotency throws
     */
    TakenSupplement add(String key, SupplementReport request, Asker asker) {
        if (request.isEmpty()) {
            throw Problem.rule(
                    "invalid",
                    "填写有误",
                    "请填写内容,或者附上文件。",
                    List.of(new Problem.Violation("text", "not-blank", "请填写内容,或者附上文件")));
        }
        return guard.open(
                request.receipt(),
                asker,
                opened -> QuarkusTransaction.requiringNew()
                        .call(() -> reports.byReceipt(opened.hash())
                                .map(id -> key == null
                                        ? add(id, opened, request)
                                        : idempotency.once(
                                                "report-message:" + id,
                                                key,
                                                request.withoutReceipt(),
                                                TakenSupplement.class,
                                                () -> add(id, opened, request)))));
    }

    private TakenSupplement add(UUID id, ReceiptKey receipt, SupplementReport request) {
        Report report = reports.lock(id).orElseThrow();
        keys.readByReceipt(report, receipt);
        Office office = offices.keeping(report.office, report.kind, report.region, accused(report, request));
        boolean passes = !office.code().equals(report.office);
        String names = named(report, request);
        if (passes) {
            // Before anything is wrapped: it is for the people of the office above then. Routing has looked at them, so
            // the report is not kept from them for what it says.
            passedUp.to(office, report, Reports.REPORTER);
        }
        keys.openByReceipt(report, receipt);
        passedUp.whereNobodyMayRead(report, Reports.REPORTER);
        TakenFiles files = messages.take(report, MessageContent.From.REPORTER, request.uploads());
        if (request.isFilesOnly() && files.files().isEmpty()) {
            throw files.refused().getFirst().why();
        }
        SentMessage sent = messages.add(
                report,
                MessageContent.reporter(
                        request.words(),
                        names,
                        files.files().stream().map(UploadedFile::id).toList()));
        audit.record(event(report, "report.supplemented"));
        String has = offices.name(report.office);
        return new TakenSupplement(sent.at(), has, HOW_TO_PASS_IT_BY.formatted(has), RefusedFile.of(files));
    }

    /** On the chain of the office that has it now: the one before is not told why it has it no more. */
    private static AuditEvent event(Report report, String action) {
        return AuditEvent.of(action, report.name()).by(Reports.REPORTER).in(report.office);
    }

    /** Who means the office has named it: it is kept with the words, so that the report is not handed back there. */
    private String named(Report report, SupplementReport request) {
        return !request.meansTheOffice()
                ? request.names()
                : Stream.of(request.names(), offices.name(report.office))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(";"));
    }

    private Accused accused(Report report, SupplementReport request) {
        return new Accused(
                Arrays.asList(request.names()),
                "",
                List.of(request.words()),
                false,
                request.aboutOffice(),
                messages.of(report, MessageContent.From.OFFICE).stream()
                        .map(MessageContent::text)
                        .toList());
    }
}
