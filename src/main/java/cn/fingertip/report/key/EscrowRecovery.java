package cn.fingertip.report.key;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.identity.staff.key.KeyHolder;
import cn.fingertip.identity.staff.key.KeyHolders;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Opens an office's reports with the escrow key, for inspectors or custodians whom both keepers of its shares name. The
 * key itself exists only within the second keeper's request.
 */
@ApplicationScoped
class EscrowRecovery {
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Escrow escrow;
    private final EscrowShareRepository shares;
    private final EscrowKeys keys;
    private final AdmissionRepository admissions;
    private final KeyHolders holders;
    private final Sealer sealer;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    EscrowRecovery(
            Escrow escrow,
            EscrowShareRepository shares,
            EscrowKeys keys,
            AdmissionRepository admissions,
            KeyHolders holders,
            Sealer sealer,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.escrow = escrow;
        this.shares = shares;
        this.keys = keys;
        this.admissions = admissions;
        this.holders = holders;
        this.sealer = sealer;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes one share. The first waits for {@link #PATIENCE}; the second, by another person and naming the same people,
     * opens. The people are admitted first; what is not wrapped for them in time is by a repetition with both shares.
     *
     * @throws Problem 404 where one has no grant for the office; 409 {@code escrow-off}, {@code escrow-same-person}; 422
     *     {@code escrow-share-wrong}, {@code escrow-staff-differ}
     */
    public EscrowRecoveryView give(RecoverReportKeys request) {
        Taken taken = QuarkusTransaction.requiringNew()
                // A pair of shares that does not fit must be forgotten although a problem is thrown.
                .exceptionHandler(thrown -> thrown instanceof Problem
                        ? TransactionExceptionResult.COMMIT
                        : TransactionExceptionResult.ROLLBACK)
                .call(() -> take(request));
        return taken.pair() == null
                ? EscrowRecoveryView.waiting(taken.expiresAt())
                : keys.wrapFor(taken.pair(), request.office(), taken.named(), staff.actor());
    }

    /** The escrow key itself, or until when the second share is waited for. */
    private record Taken(KeyPair pair, List<KeyHolder> named, Instant expiresAt) {}

    private Taken take(RecoverReportKeys request) {
        Grant office = request.office();
        if (!mayGive(office.region())) {
            throw Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
        }
        byte[] publicKey = escrow.publicKey()
                .orElseThrow(
                        () -> Problem.conflict("escrow-off", "没有托管密钥", "本站没有设置托管密钥,不能恢复。请举报人凭查询码查询后,新的举报密钥会随之授予。"));
        EscrowShare share = EscrowShare.read(request.share());
        List<KeyHolder> named = named(office, request.staff());
        String ids = named.stream().map(holder -> holder.staff().toString()).collect(Collectors.joining(" "));
        admissions.lock(office);
        Optional<EscrowShareRepository.Given> first = shares.waiting(office, clock.now());
        if (first.isEmpty()) {
            return await(office, share, ids);
        }
        if (first.get().by().equals(staff.id())) {
            throw Problem.conflict("escrow-same-person", "须由另一人提交", "第一份托管密钥是您提交的,另一份必须由另一位保管人登录提交。");
        }
        if (!first.get().staff().equals(ids)) {
            throw differ("两位保管人指定的人员不同,没有恢复。请商定后按同样的人员提交。");
        }
        shares.remove(office);
        EscrowShare other = EscrowShare.read(sealer.openText(first.get().share(), context(office)));
        KeyPair pair = EscrowShare.join(share, other);
        if (!Arrays.equals(pair.publicKey(), publicKey)) {
            record("report.escrow-refused", office, ids);
            throw EscrowShare.wrong("两份托管密钥不是同一对,没有恢复。请核对后由两人重新提交。");
        }
        named.forEach(holder -> admit(office, holder));
        record("report.escrow-used", office, ids);
        return new Taken(pair, named, null);
    }

    private Taken await(Grant office, EscrowShare share, String ids) {
        Instant expiresAt = clock.now().plus(PATIENCE);
        byte[] sealed = sealer.seal(share.text(), context(office));
        shares.put(office, new EscrowShareRepository.Given(sealed, ids, staff.id()), expiresAt);
        record("report.escrow-share-given", office, ids);
        return new Taken(null, List.of(), expiresAt);
    }

    private List<KeyHolder> named(Grant office, List<String> ids) {
        List<KeyHolder> named = holders.of(office.role(), office.region()).stream()
                .filter(holder -> ids.contains(holder.staff().toString()))
                .toList();
        if (named.size() != ids.stream().distinct().count()) {
            throw differ("有人不是本单位这一身份的人员,或尚未登录过。请从密钥持有人列表中选择。");
        }
        return named;
    }

    private void admit(Grant office, KeyHolder holder) {
        if (admissions.of(office, holder.staff()).isEmpty()) {
            admissions.add(new Admission(office, holder.staff(), holder.publicKey(), clock.now(), staff.id()));
        }
    }

    /** An administrator may not: whoever makes the accounts must not open what they open. */
    private boolean mayGive(String region) {
        return staff.may(Role.LEADER, region) || staff.may(Role.INSPECTOR, region) || staff.may(Role.CUSTODIAN, region);
    }

    private void record(String action, Grant office, String ids) {
        audit.record(AuditEvent.of(action, "office:" + office.region())
                .by(staff.actor())
                .in(office.region())
                .with("role", office.role().wire())
                .with("staff", ids));
    }

    private static Problem differ(String detail) {
        return Problem.rule("escrow-staff-differ", "指定的人员不符", detail);
    }

    private static String context(Grant office) {
        return "escrow_share.share:" + office.role().wire() + ":" + office.region();
    }
}
