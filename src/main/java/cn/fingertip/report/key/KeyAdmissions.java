package cn.fingertip.report.key;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.session.SessionKey;
import cn.fingertip.identity.staff.key.KeyHolder;
import cn.fingertip.identity.staff.key.KeyHolderChanged;
import cn.fingertip.identity.staff.key.KeyHolders;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who gets the keys of an office's reports. A grant is an administrator's to give, and an administrator never reads
 * reports: so a grant alone opens nothing. Where nobody above has keys, the first inspector (custodian) that an office
 * ever had is admitted by being the first; every other one by one who is, in whose session all keys are wrapped for the
 * new one too. Where an office has nobody, its {@link KeyGuardians guardians} admit.
 */
@ApplicationScoped
class KeyAdmissions {
    /**
     * Keys wrapped in one transaction: each takes two curve operations and a look into the report, and whoever opens or
     * sends one of the office's waits meanwhile.
     */
    static final int BATCH = 50;

    /** Transactions in one request; what is done by then stays, and the next request goes on. */
    private static final int BATCHES = 10;

    private final AdmissionRepository admissions;
    private final ReportKeyRepository keys;
    private final Withholding withholding;
    private final KeyGuardians guardians;
    private final KeyHolders holders;
    private final SessionKey session;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    KeyAdmissions(
            AdmissionRepository admissions,
            ReportKeyRepository keys,
            Withholding withholding,
            KeyGuardians guardians,
            KeyHolders holders,
            SessionKey session,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.admissions = admissions;
        this.keys = keys;
        this.withholding = withholding;
        this.guardians = guardians;
        this.holders = holders;
        this.session = session;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody's key, grants or account changed: takes away what they hold no longer, and admits who is the first.
     *
     * @throws Problem 409 {@code last-key-holder} where reports would be lost and nobody has said that they may
     */
    void onChange(@Observes KeyHolderChanged change) {
        Optional<KeyHolder> holder = holders.find(change.staff());
        List<Grant> grants = holders.grants(change.staff());
        admissions.lock(Stream.concat(admissions.of(change.staff()).stream().map(Admission::as), grants.stream()));
        for (Admission admission : admissions.of(change.staff())) {
            boolean holds = grants.contains(admission.as())
                    && holder.filter(now -> Arrays.equals(now.publicKey(), admission.publicKey()))
                            .isPresent();
            if (!holds) {
                remove(admission, change.lossAccepted());
            }
        }
        for (Grant grant : grants) {
            if (!admissions.hasHadHolders(grant) && !guardians.watch(grant.region())) {
                admissions.add(new Admission(
                        grant, change.staff(), holder.orElseThrow().publicKey(), clock.now(), null));
                audit.record(event("report.key-holder-first", change.staff(), grant));
            }
        }
    }

    private void remove(Admission admission, boolean lossAccepted) {
        if (!lossAccepted && keys.alone(admission.as(), admission.staff())) {
            throw Problem.conflict(
                    "last-key-holder",
                    "有举报只有此人能打开",
                    "有举报只有此人能打开,这样做会使它们无人能看。请先准入另一位同事;其中已转到其他单位的,请此人登录打开身份申请列表移交。确需如此,请另行确认(loseReports)。");
        }
        admissions.remove(admission);
        keys.remove(admission.as(), admission.staff());
        audit.record(event("report.key-holder-removed", admission.staff(), admission.as()));
    }

    /**
     * @return everybody with a key pair at the offices of the member of staff who asks, and at those that have
     *     no holder and wait for this one to admit somebody
     */
    @Transactional
    public List<KeyHolderView> list() {
        Stream<Grant> own = staff.grants().stream()
                .filter(grant -> grant.role() == Role.INSPECTOR || grant.role() == Role.CUSTODIAN);
        return Stream.concat(own, guardians.waiting().stream())
                .distinct()
                .flatMap(grant -> list(grant).stream())
                .toList();
    }

    private List<KeyHolderView> list(Grant office) {
        List<Admission> admitted = admissions.of(office);
        return holders.of(office.role(), office.region()).stream()
                .map(holder -> KeyHolderView.of(
                        office,
                        holder,
                        admitted.stream()
                                .filter(admission -> admission.staff().equals(holder.staff()))
                                .findFirst(),
                        keys.countMissing(office, staff.id(), holder.staff())))
                .toList();
    }

    /**
     * Admits a colleague, or goes on with it: wraps the next keys that the colleague has not, but of
     * no report that names the colleague. Safe to repeat. Who admits
     * somebody to an office that has nobody has no keys to wrap: new reports open to that one, old ones when
     * their reporters look at them.
     *
     * @param office what the colleague is, and who admits as well or guards it: role and region
     * @throws Problem 403 {@code key-holder-not-admitted}, 404, 401 {@code report-key-locked}
     */
    public KeyAdmissionView admit(UUID colleague, Grant office) {
        KeyAdmissionView soFar = next(colleague, office);
        for (int batch = 1; batch < BATCHES && soFar.remaining() > 0; batch++) {
            soFar = soFar.and(next(colleague, office));
        }
        return soFar;
    }

    /** Asks everything anew, since somebody may have left between two transactions. */
    private KeyAdmissionView next(UUID colleague, Grant office) {
        return QuarkusTransaction.requiringNew().call(() -> admitNext(colleague, office));
    }

    private KeyAdmissionView admitNext(UUID colleague, Grant office) {
        KeyPair own = session.require();
        admissions.lock(office);
        boolean admitted = admissions
                .of(office, staff.id())
                .filter(admission -> staff.grants().contains(admission.as())
                        && Arrays.equals(admission.publicKey(), own.publicKey()))
                .isPresent();
        if (!admitted && !guardians.waiting().contains(office)) {
            throw notAdmitted();
        }
        KeyHolder holder = holders.of(office.role(), office.region()).stream()
                .filter(candidate -> candidate.staff().equals(colleague))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。"));
        if (admissions.of(office, colleague).isEmpty()) {
            admissions.add(new Admission(office, colleague, holder.publicKey(), clock.now(), staff.id()));
            audit.record(event("report.key-holder-admitted", colleague, office).by(staff.actor()));
        }
        List<WrappedKey> batch = keys.missing(office, staff.id(), colleague, BATCH);
        int done = 0;
        for (WrappedKey key : batch) {
            done += passOn(key, DataKey.unwrap(own, key.wrapped(), key.context()), holder, office) ? 1 : 0;
        }
        return new KeyAdmissionView(done, batch.size() - done, keys.countMissing(office, staff.id(), colleague));
    }

    /** @return false where the report names the colleague */
    private boolean passOn(WrappedKey key, DataKey opened, KeyHolder colleague, Grant office) {
        if (key.part().equals(Part.CONTENT) && withholding.withhold(key, opened, colleague.staff())) {
            return false;
        }
        keys.put(
                new WrappedKey(
                        key.county(),
                        key.report(),
                        key.part(),
                        opened.wrappedFor(colleague.publicKey(), key.context())),
                colleague.staff(),
                office.region(),
                office.role().wire(),
                null);
        return true;
    }

    private static AuditEvent event(String action, UUID staff, Grant office) {
        return AuditEvent.of(action, "staff:" + staff)
                .in(office.region())
                .with("role", office.role().wire())
                .with("office", office.region());
    }

    private static Problem notAdmitted() {
        return Problem.forbidden(
                "key-holder-not-admitted", "您尚未获准", "只有本单位已获准的人员才能准入同事。请先由已获准的同事准入您;本单位没有获准人员的,由上级单位的获准人员或本单位的保密专员准入。");
    }
}
