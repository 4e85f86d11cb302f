package cn.fingertip.report.sending;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.ReceiptKey;
import cn.fingertip.crypto.Receipts;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.idempotency.Idempotency;
import cn.fingertip.media.TakenFiles;
import cn.fingertip.media.Uploads;
import cn.fingertip.region.Regions;
import cn.fingertip.report.Followers;
import cn.fingertip.report.RefusedFile;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.ReportSubmitted;
import cn.fingertip.report.ReporterIdentity;
import cn.fingertip.report.key.ReportKeys;
import cn.fingertip.report.questionnaire.Answers;
import cn.fingertip.report.questionnaire.Questionnaires;
import cn.fingertip.report.routing.Accused;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes reports in. All that can refuse one does so in the transaction that would keep it: a refusal leaves no row, and a
 * repeated one that was taken is answered as before, whatever has changed since.
 */
@ApplicationScoped
class Submissions {
    private static final String KEEP_IT = "请现在抄下或保存这 16 位查询码。它只显示这一次,我们没有留底,遗失后无法找回,也就不能再查看进展、补充材料或收到答复。";

    private final ReportRepository reports;
    private final ReportKinds kinds;
    private final Regions regions;
    private final Questionnaires questionnaires;
    private final Pins pins;
    private final Offices offices;
    private final ReportSeal seal;
    private final Followers followers;
    private final ReportKeys keys;
    private final Receipts receipts;
    private final Uploads uploads;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Event<ReportSubmitted> submitted;
    private final Clock clock;

    Submissions(
            ReportRepository reports,
            ReportKinds kinds,
            Regions regions,
            Questionnaires questionnaires,
            Pins pins,
            Offices offices,
            ReportSeal seal,
            Followers followers,
            ReportKeys keys,
            Receipts receipts,
            Uploads uploads,
            Idempotency idempotency,
            AuditTrail audit,
            Event<ReportSubmitted> submitted,
            Clock clock) {
        this.reports = reports;
        this.kinds = kinds;
        this.regions = regions;
        this.questionnaires = questionnaires;
        this.pins = pins;
        this.offices = offices;
        this.seal = seal;
        this.followers = followers;
        this.keys = keys;
        this.receipts = receipts;
        this.uploads = uploads;
        this.idempotency = idempotency;
        this.audit = audit;
        this.submitted = submitted;
        this.clock = clock;
    }

    /**
     * Takes a report in.
     *
     * @param key holds at least 128 bits: who has it and what was kept reads the receipt for three days
     * @param reporter {@link ReporterIdentity#NOBODY} for an anonymous one
     * @throws cn.fingertip.kernel.Problem 409 {@code report-about-office}; 422 for an unknown kind, region or pin, answers that do not fit, a matter that
     *     no office here takes; and what keys and idempotency throw. Files are no reason
     */
    SubmittedReport submit(String key, SubmitReport request, ReporterIdentity reporter) {
        if (request.wantsNotices() && reporter.citizen() == null) {
            throw Problem.rule("report-notice-anonymous", "匿名举报不发送提醒", "匿名举报不留任何可以联系您的线索,不能发送提醒。请去掉提醒的选项,凭查询码随时查看进展。");
        }
        Idempotency.requireUnguessable(key);
        // Slow on purpose, and so before the transaction, which holds a connection.
        String receipt = receipts.next();
        ReceiptKey receiptKey = receipts.key(receipt);
        String scope = reporter.hasAccount() ? "report:" + reporter.citizen() : "report";
        return QuarkusTransaction.requiringNew()
                .call(() -> idempotency.once(
                        scope,
                        key,
                        request,
                        SubmittedReport.class,
                        () -> keep(request, reporter, receipt, receiptKey)));
    }

    private SubmittedReport keep(SubmitReport request, ReporterIdentity reporter, String receipt, ReceiptKey key) {
        kinds.require(request.kind());
        regions.require(request.region());
        Answers answers = request.answered() || questionnaires.wanted(request.kind())
                ? questionnaires.check(request.kind(), request.questionnaireVersion(), request.answers())
                : null;
        Office office = offices.route(request.kind(), request.region(), accused(request, answers));
        Report report = new Report(Ids.random(), request.region(), office.code(), request.kind(), clock.now());
        ReporterIdentity identity = reporter.withContact(request.contact());
        ReportContent content = new ReportContent(
                request.subject(),
                request.text(),
                request.accused(),
                identity.realName(),
                identity.contact() != null,
                answers == null ? null : answers.version(),
                answers == null ? null : answers.byQuestion(),
                pins.checked(request.about()),
                request.aboutOffice());
        report.begin();
        seal.seal(report, content, identity);
        followers.follow(report, request.wantsNotices() ? reporter.citizen() : null);
        reports.persistAndFlush(report);
        keys.keep(report);
        String free = receipt;
        ReceiptKey freeKey = key;
        while (!reports.claimReceipt(freeKey.hash(), report, keys.forReceipt(report, freeKey))) {
            free = receipts.next();
            freeKey = receipts.key(free);
        }
        TakenFiles files = uploads.take(request.uploads(), report.name(), seal.files(report), 0);
        audit.record(AuditEvent.of("report.submitted", report.name())
                .by(Reports.REPORTER)
                .in(report.office));
        submitted.fire(new ReportSubmitted(report.id, report.region, report.office));
        return new SubmittedReport(
                free,
                report.receivedAt,
                office.name(),
                KEEP_IT,
                RefusedFile.of(files),
                answers == null ? questionnaires.required(request.kind()) : List.of());
    }

    private static Accused accused(SubmitReport request, Answers answers) {
        List<String> named = new ArrayList<>();
        named.add(request.accused());
        List<String> told = new ArrayList<>();
        told.add(request.text());
        if (answers != null) {
            named.addAll(answers.accused());
            told.addAll(answers.told());
        }
        return new Accused(
                named,
                request.subject(),
                told,
                answers != null && answers.aboutTheOffice(),
                request.aboutOffice(),
                List.of());
    }
}
