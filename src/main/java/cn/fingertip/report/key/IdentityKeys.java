package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.session.SessionKey;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What custodians do with keys: they read why somebody asks for an identity, and hand its key to who may. */
@ApplicationScoped
public class IdentityKeys {
    /** Keys passed on to another office's custodians in one request. */
    private static final int BATCH = 200;

    private final ReportKeys reportKeys;
    private final ReportKeyRepository keys;
    private final IdentityKeyRepository identities;
    private final AdmissionRepository admissions;
    private final KeyWrapping wrapping;
    private final SessionKey session;
    private final CurrentStaff staff;
    private final Clock clock;

    IdentityKeys(
            ReportKeys reportKeys,
            ReportKeyRepository keys,
            IdentityKeyRepository identities,
            AdmissionRepository admissions,
            KeyWrapping wrapping,
            SessionKey session,
            CurrentStaff staff,
            Clock clock) {
        this.reportKeys = reportKeys;
        this.keys = keys;
        this.identities = identities;
        this.admissions = admissions;
        this.wrapping = wrapping;
        this.session = session;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * @return a new key for the reason of a request, wrapped for every custodian who has the identity's; those of an
     *     office that had the report before hand both on before they see anything
     * @throws Problem 409 {@code identity-unguarded} where there is none, or the report's office has none to hand it to:
     *     an office that it was taken from must not learn what the one above asks
     */
    @Transactional(TxType.MANDATORY)
    public DataKey newReasonKey(Report report, UUID request) {
        DataKey key = DataKey.fresh();
        Grant custodians = new Grant(Role.CUSTODIAN, ReportKeys.office(report));
        admissions.share(custodians);
        List<Admission> guardians = wrapping.mayHave(report, custodians) ? identities.guardians(report) : List.of();
        for (Admission guardian : guardians) {
            wrapping.put(report, Part.reason(request), guardian, key);
        }
        if (guardians.isEmpty()) {
            throw Problem.conflict(
                    "identity-unguarded", "没有保密专员", "受理单位还没有保管这件举报身份信息的保密专员。请先设置并登录一次,举报人下次凭查询码查询后即可申请。");
        }
        return key;
    }

    /** @return whether the custodian who asks can read the reason of a request */
    @Transactional(TxType.MANDATORY)
    public boolean mayReadReason(Report report, UUID request) {
        return keys.wrapped(report, Part.reason(request), staff.id(), clock.now())
                .isPresent();
    }

    /** @throws Problem 403 {@code report-key-missing}, 401 {@code report-key-locked} */
    @Transactional(TxType.MANDATORY)
    public DataKey openReasonKey(Report report, UUID request) {
        return reportKeys.asStaff(report, Part.reason(request));
    }

    /**
     * Wraps the identity's key, which the custodian who asks has, for an inspector.
     *
     * @param until when the inspector has it no more
     * @throws Problem 409 {@code identity-asker-gone} where that one is not an admitted inspector of the report's office
     */
    @Transactional(TxType.MANDATORY)
    public void grant(Report report, UUID inspector, Instant until) {
        DataKey identity = reportKeys.asStaff(report, Part.IDENTITY);
        Grant inspectors = new Grant(Role.INSPECTOR, ReportKeys.office(report));
        admissions.share(inspectors);
        Admission asker = admissions
                .of(inspectors, inspector)
                .orElseThrow(
                        () -> Problem.conflict("identity-asker-gone", "申请人已离任", "申请人已不是受理单位的纪检监察人员,不能批准。可以不批准这项申请。"));
        // Somebody who is a custodian as well has it for good.
        if (!keys.holders(report, Part.IDENTITY).contains(inspector)) {
            wrapping.put(report, Part.IDENTITY, asker, identity, until);
        }
    }

    /**
     * Takes back what inspectors were given for a time, of a report and what is merged with it.
     *
     * @param except whose stays, null for nobody's
     */
    @Transactional(TxType.MANDATORY)
    public void end(UUID report, UUID except) {
        identities.removeGranted(report, except);
    }

    /**
     * Passes on what the custodian who asks holds of reports that another office has by now: only a custodian can.
     *
     * @throws Problem 401 {@code report-key-locked}
     */
    @Transactional(TxType.MANDATORY)
    public void passOn() {
        KeyPair own = session.require();
        // Only what goes somewhere is asked for, so that what cannot go yet holds up nothing behind it.
        for (WrappedKey key : identities.misplaced(staff.id(), BATCH)) {
            Report report = identities.report(key);
            DataKey opened = DataKey.unwrap(own, key.wrapped(), key.context());
            Grant office = new Grant(Role.CUSTODIAN, ReportKeys.office(report));
            if (wrapping.wrap(report, key.part(), office, opened)) {
                keys.removeElsewhere(report, key.part(), office.region());
            }
        }
    }
}
