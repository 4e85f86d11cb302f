package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.ReceiptKey;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.session.SessionKey;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReceiptKeys;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Opens reports. A report has a key for what it says and one for who says it; they are kept wrapped only: for each
 * admitted inspector (custodian) of its office, for the receipt, and for the escrow key where a site has one. All of it
 * in the caller's transaction.
 */
@ApplicationScoped
public class ReportKeys {
    private final ReportKeyRepository keys;
    private final KeyWrapping wrapping;
    private final SessionKey session;
    private final CurrentStaff staff;
    private final Clock clock;

    ReportKeys(ReportKeyRepository keys, KeyWrapping wrapping, SessionKey session, CurrentStaff staff, Clock clock) {
        this.keys = keys;
        this.wrapping = wrapping;
        this.session = session;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Wraps the keys of a new report, whose row is there already and which is {@link Report#begin open}, for its office.
     *
     * @throws Problem 422 {@code report-office-closed} where nobody at the office could read it
     */
    @Transactional(TxType.MANDATORY)
    public void keep(Report report) {
        if (!wrapping.toInspectorsWhereItCame(report, office(report), report.key())) {
            throw closed();
        }
        wrapping.toCustodiansWhereItCame(report, office(report), report.identityKey());
    }

    /** @return the keys of a new report for its receipt; after {@link #keep} */
    @Transactional(TxType.MANDATORY)
    public ReceiptKeys forReceipt(Report report, ReceiptKey receipt) {
        boolean guarded = wrapping.hasHolders(new Grant(Role.CUSTODIAN, office(report)));
        return new ReceiptKeys(
                report.key().wrappedBy(receipt.key(), Part.context(Part.CONTENT, report.id)),
                guarded ? null : report.identityKey().wrappedBy(receipt.key(), Part.context(Part.IDENTITY, report.id)));
    }

    /**
     * Opens a report for the member of staff who asks; whether they may is the caller's to check besides.
     *
     * @return the report's key, which wraps those of its files
     * @throws Problem 403 {@code report-key-missing}, 401 {@code report-key-locked}
     */
    @Transactional(TxType.MANDATORY)
    public DataKey openAsStaff(Report report) {
        DataKey key = asStaff(report, Part.CONTENT);
        report.opened(key);
        wrapping.toInspectors(report, office(report), key);
        return key;
    }

    /**
     * Opens those reports that the member of staff who asks has a key for; the others stay {@link Report#isOpen closed}.
     *
     * @throws Problem 401 {@code report-key-locked}
     */
    @Transactional(TxType.MANDATORY)
    public void openAsStaff(Collection<Report> reports) {
        if (reports.isEmpty()) {
            return;
        }
        KeyPair pair = session.require();
        Map<UUID, byte[]> wrapped =
                keys.contentKeys(reports.stream().map(report -> report.id).toList(), staff.id());
        for (Report report : reports) {
            byte[] one = wrapped.get(report.id);
            if (one != null) {
                report.opened(DataKey.unwrap(pair, one, Part.context(Part.CONTENT, report.id)));
            }
        }
    }

    /**
     * Opens who reports, for an inspector to whom it was granted or a custodian.
     *
     * @throws Problem 403 {@code report-key-missing}, 401 {@code report-key-locked}
     */
    @Transactional(TxType.MANDATORY)
    public DataKey openIdentity(Report report) {
        return asStaff(report, Part.IDENTITY);
    }

    /**
     * Opens a report for whoever brought its receipt. What is not wrapped for an inspector or custodian yet is now; where
     * none of the office may have it, {@link PassedUp#whereNobodyMayRead} is for the caller to ask.
     */
    @Transactional(TxType.MANDATORY)
    public void openByReceipt(Report report, ReceiptKey receipt) {
        ReceiptKeys kept = readByReceipt(report, receipt);
        wrapping.toInspectors(report, office(report), report.key());
        if (kept.identity() != null
                && wrapping.toCustodians(
                        report,
                        office(report),
                        DataKey.unwrap(receipt.key(), kept.identity(), Part.context(Part.IDENTITY, report.id)))) {
            keys.forgetIdentityByReceipt(receipt.hash());
        }
    }

    /** As {@link #openByReceipt}, and nothing is wrapped for anybody: the office may not stay the same. */
    @Transactional(TxType.MANDATORY)
    public ReceiptKeys readByReceipt(Report report, ReceiptKey receipt) {
        ReceiptKeys kept = keys.forReceipt(receipt.hash()).orElseThrow(Report::notFound);
        report.opened(DataKey.unwrap(receipt.key(), kept.content(), Part.context(Part.CONTENT, report.id)));
        return kept;
    }

    /**
     * Gives an open report's key to another office and takes from the inspectors of the one before what they hold, who
     * reports too where that was granted to one. Who reports stays with the custodian of that office until they next look
     * at what is asked of them: nobody else can hand it on.
     *
     * @param office region of the office that has the report from now on
     * @throws Problem 422 {@code report-office-closed} where nobody there could read it
     */
    @Transactional(TxType.MANDATORY)
    public void handOver(Report report, String office) {
        if (!wrapping.toInspectorsWhereItCame(report, office, report.key())) {
            throw closed();
        }
        keys.removeInspectorsElsewhere(report, office);
    }

    /**
     * Before reports are handed from one office to another: two hand-overs that cross, and admissions meanwhile at both,
     * would wait for each other without end.
     */
    @Transactional(TxType.MANDATORY)
    public void hold(String... offices) {
        wrapping.share(Stream.of(offices));
    }

    /** Throws away every key of a report: what is sealed under them is gone for everybody. */
    @Transactional(TxType.MANDATORY)
    public void destroy(Report report) {
        keys.removeAll(report);
    }

    /** Ends the reporter's access: the receipt is unknown from now on. */
    @Transactional(TxType.MANDATORY)
    public void endReceipt(Report report) {
        keys.removeReceipt(report);
    }

    DataKey asStaff(Report report, String part) {
        KeyPair pair = session.require();
        byte[] wrapped = keys.wrapped(report, part, staff.id(), clock.now()).orElseThrow(ReportKeys::missing);
        try {
            return DataKey.unwrap(pair, wrapped, Part.context(part, report.id));
        } catch (TamperedException wrappedForAnother) {
            throw missing();
        }
    }

    /** @return region of the office that has a report */
    static String office(Report report) {
        return report.office;
    }

    private static Problem missing() {
        return Problem.forbidden("report-key-missing", "尚未获准打开", "这部分内容还没有授予您密钥。请本单位已获准的同事在“密钥管理”中准入您,或按程序申请。");
    }

    private static Problem closed() {
        return Problem.rule(
                "report-office-closed", "暂时不能在线举报", "受理单位还没有可以查看举报的人员,没有保存您填写的内容。请拨打 12388 举报电话,或到当地纪检监察机关反映。");
    }
}
