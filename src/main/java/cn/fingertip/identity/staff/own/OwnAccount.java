package cn.fingertip.identity.staff.own;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.session.Sessions;
import cn.fingertip.identity.staff.StaffPerson;
import cn.fingertip.identity.staff.StaffRepository;
import cn.fingertip.identity.staff.Totp;
import cn.fingertip.identity.staff.key.StaffKeys;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;

/** What a member of staff does with their own account. */
@ApplicationScoped
class OwnAccount {
    private final StaffRepository staff;
    private final Sessions sessions;
    private final Totp totp;
    private final StaffKeys keys;
    private final CurrentStaff current;
    private final AuditTrail audit;

    OwnAccount(
            StaffRepository staff,
            Sessions sessions,
            Totp totp,
            StaffKeys keys,
            CurrentStaff current,
            AuditTrail audit) {
        this.staff = staff;
        this.sessions = sessions;
        this.totp = totp;
        this.keys = keys;
        this.current = current;
        this.audit = audit;
    }

    @Transactional
    StaffMeView view() {
        StaffPerson person = self();
        return new StaffMeView(
                person.id.toString(), person.username, person.name, person.totpConfirmed, current.grants());
    }

    @Transactional
    StaffPerson self() {
        return staff.findById(current.id());
    }

    /**
     * Every session but the asker's ends; the key pair stays the same one.
     *
     * @param pair null where the person has none
     * @throws Problem 422 {@code password-wrong} where an administrator has just given another password
     */
    @Transactional
    void setPassword(String hash, StaffKeys.Resealed pair) {
        StaffPerson person = changing();
        if (pair != null && !keys.keep(person.id, pair)) {
            throw Problem.rule("password-wrong", "密码不正确", "密码刚刚被管理员重设,未作任何更改。请用新密码重新登录。");
        }
        person.password = hash;
        sessions.endAllOfStaff(person.id, current.sessionId());
        record("staff.password-changed");
    }

    /**
     * Begins to enrol one-time passwords: they are asked for once {@link #confirmTotp} has seen one.
     *
     * @throws Problem 409 {@code totp-enrolled} where they are asked for already
     */
    @Transactional
    TotpView enrolTotp() {
        StaffPerson person = changing();
        if (person.totpConfirmed) {
            throw Problem.conflict("totp-enrolled", "已开通动态口令", "这个账号已开通动态口令。如要换手机,请先停用再开通。");
        }
        person.totpSealed = totp.newSecret(person.id);
        return new TotpView(totp.shown(person), totp.uri(person));
    }

    /** @throws Problem 422 {@code totp-not-confirmed} where the one-time password is wrong or nothing was begun */
    @Transactional
    void confirmTotp(String otp) {
        StaffPerson person = changing();
        OptionalLong step =
                person.totpSealed == null || person.totpConfirmed ? OptionalLong.empty() : totp.stepOf(person, otp);
        // This one must not open a session as well, so it counts as used.
        person.totpLastStep = step.orElseThrow(
                () -> Problem.rule("totp-not-confirmed", "动态口令未开通", "动态口令不正确,尚未开通。请核对手机时间,并用最新的口令重试。"));
        person.totpConfirmed = true;
        record("staff.totp-enrolled");
    }

    @Transactional
    void removeTotp() {
        StaffPerson person = changing();
        person.totpSealed = null;
        person.totpConfirmed = false;
        record("staff.totp-removed");
    }

    /** Locked: written back whole, it would undo what an administrator changes meanwhile. */
    private StaffPerson changing() {
        return staff.findById(current.id(), LockModeType.PESSIMISTIC_WRITE);
    }

    private void record(String action) {
        audit.record(AuditEvent.of(action, "staff:" + current.id()).by(current.actor()));
    }
}
