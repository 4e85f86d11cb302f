package cn.fingertip.identity.staff;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.session.LoginView;
import cn.fingertip.identity.session.Sessions;
import cn.fingertip.identity.staff.key.SealedPair;
import cn.fingertip.identity.staff.key.StaffKeys;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Accounts of staff as a login and a start see them. */
@ApplicationScoped
public class StaffAccounts {
    private final StaffRepository staff;
    private final Sessions sessions;
    private final Totp totp;
    private final StaffKeys keys;
    private final AuditTrail audit;
    private final Clock clock;

    StaffAccounts(StaffRepository staff, Sessions sessions, Totp totp, StaffKeys keys, AuditTrail audit, Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.totp = totp;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return whether there is any member of staff */
    @Transactional
    public boolean any() {
        return staff.count() > 0;
    }

    /**
     * Makes an account where there is none of this name.
     *
     * @param username lower case
     * @param password what the person's key pair opens with, where the grants ask for one
     * @param passwordHash what {@link cn.fingertip.crypto.Passwords#hash} gave for it
     */
    public void ensure(String username, String name, String password, String passwordHash, Collection<Grant> grants) {
        if (QuarkusTransaction.joiningExisting()
                .call(() -> staff.byUsername(username))
                .isPresent()) {
            return;
        }
        StaffPerson person = new StaffPerson();
        person.id = Ids.random();
        person.username = username;
        person.name = name;
        person.password = passwordHash;
        person.createdAt = clock.now();
        SealedPair pair = StaffKeys.neededFor(grants) ? keys.make(person.id, password) : null;
        QuarkusTransaction.joiningExisting().run(() -> {
            if (staff.add(person)) {
                staff.setGrants(person.id, grants);
                if (pair != null) {
                    keys.put(person.id, pair, false);
                }
                record("staff.added", person.id, "system");
            }
        });
    }

    /** @param username lower case */
    @Transactional
    public Optional<StaffPerson> byUsername(String username) {
        return staff.byUsername(username);
    }

    /**
     * Opens a session for somebody who has proved who they are.
     *
     * @param pair null where the person has none
     */
    @Transactional
    public LoginView open(UUID id, KeyPair pair) {
        LoginView login = sessions.openForStaff(id, pair);
        record("staff.logged-in", id, "staff:" + id);
        return login;
    }

    /** Writes down that a name was locked, where it is somebody's. */
    @Transactional
    public void auditLock(String username) {
        staff.byUsername(username).ifPresent(person -> record("staff.locked", person.id, "system"));
    }

    /** @return whether the one-time password is right and was not used before */
    @Transactional
    public boolean acceptOtp(UUID id, String otp) {
        OptionalLong step = totp.stepOf(staff.findById(id), otp);
        return step.isPresent() && staff.acceptStep(id, step.getAsLong());
    }

    private void record(String action, UUID id, String actor) {
        audit.record(AuditEvent.of(action, "staff:" + id).by(actor));
    }
}
