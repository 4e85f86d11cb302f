package cn.fingertip.identity.staff.key;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.crypto.Passwords;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Key pairs of inspectors and custodians. A pair is made when the password is at hand and opens with that password only.
 * What works on a password is slow on purpose and runs in no transaction.
 */
@ApplicationScoped
public class StaffKeys {
    private final StaffKeyRepository keys;
    private final Passwords passwords;
    private final Sealer sealer;
    private final Event<KeyHolderChanged> changed;
    private final Clock clock;

    StaffKeys(
            StaffKeyRepository keys, Passwords passwords, Sealer sealer, Event<KeyHolderChanged> changed, Clock clock) {
        this.keys = keys;
        this.passwords = passwords;
        this.sealer = sealer;
        this.changed = changed;
        this.clock = clock;
    }

    /** @return whether whoever has these grants needs a key pair */
    public static boolean neededFor(Collection<Grant> grants) {
        return grants.stream().anyMatch(grant -> grant.role() == Role.INSPECTOR || grant.role() == Role.CUSTODIAN);
    }

    /** @return a new pair, not kept yet */
    public SealedPair make(UUID staff, String password) {
        return sealed(staff, KeyPairs.next(), password);
    }

    /** Keeps a first or another pair; what was wrapped for the one before is lost to this person. */
    @Transactional(TxType.MANDATORY)
    public void put(UUID staff, SealedPair pair, boolean lossAccepted) {
        keys.flush();
        keys.deleteById(staff);
        keys.flush();
        keys.add(staff, pair, clock.now());
        look(staff, lossAccepted);
    }

    /** @return whether this person has a pair */
    @Transactional(TxType.MANDATORY)
    public boolean has(UUID staff) {
        return keys.findByIdOptional(staff).isPresent();
    }

    /** Has what is wrapped for this person looked at again, after grants or the account changed. */
    @Transactional(TxType.MANDATORY)
    public void look(UUID staff, boolean lossAccepted) {
        keys.flush();
        changed.fire(new KeyHolderChanged(staff, lossAccepted));
    }

    /**
     * The pair of somebody who logs in; made now where a grant that needs one came later than the password.
     *
     * @param password the right one
     * @return null where the person needs none
     * @throws Problem 401 {@code login-failed} where the password has just been changed
     */
    public KeyPair unlock(UUID staff, String password) {
        Optional<StaffKey> kept = QuarkusTransaction.joiningExisting().call(() -> keys.findByIdOptional(staff));
        if (kept.isEmpty()) {
            if (!QuarkusTransaction.joiningExisting().call(() -> keys.needed(staff))) {
                return null;
            }
            SealedPair made = make(staff, password);
            kept = QuarkusTransaction.requiringNew().call(() -> {
                if (keys.add(staff, made, clock.now())) {
                    look(staff, false);
                }
                return keys.findByIdOptional(staff);
            });
        }
        try {
            return open(kept.orElseThrow(), password);
        } catch (TamperedException changedMeanwhile) {
            throw Problem.unauthorized("login-failed", "登录失败", "密码刚刚被更改,请用新密码重新登录。");
        }
    }

    /**
     * The same pair under another password.
     *
     * @return empty where the person has none
     */
    public Optional<Resealed> reseal(UUID staff, String oldPassword, String newPassword) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> keys.findByIdOptional(staff))
                .map(kept -> new Resealed(kept.salt, sealed(staff, open(kept, oldPassword), newPassword)));
    }

    /** A pair sealed anew, with the salt of the seal whose place it takes. */
    public record Resealed(byte[] oldSalt, SealedPair pair) {}

    /** @return whether it was kept; false where the pair was replaced meanwhile */
    @Transactional(TxType.MANDATORY)
    public boolean keep(UUID staff, Resealed resealed) {
        return keys.reseal(staff, resealed.oldSalt(), resealed.pair());
    }

    private SealedPair sealed(UUID staff, KeyPair pair, String password) {
        byte[] salt = Passwords.salt();
        byte[] byPassword = passwords.key(password, salt).seal(pair.privateKey(), context(staff));
        return new SealedPair(pair.publicKey(), sealer.seal(byPassword, context(staff)), salt);
    }

    private KeyPair open(StaffKey kept, String password) {
        byte[] byPassword = sealer.open(kept.privateKey, context(kept.staffId));
        return new KeyPair(kept.publicKey, passwords.key(password, kept.salt).open(byPassword, context(kept.staffId)));
    }

    private static String context(UUID staff) {
        return "staff_key.private_key:" + staff;
    }
}
