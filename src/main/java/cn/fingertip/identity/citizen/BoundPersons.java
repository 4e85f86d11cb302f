package cn.fingertip.identity.citizen;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.Citizen;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.UUID;

/** Which person stands behind which account: one person an account, a few accounts a person. */
@ApplicationScoped
class BoundPersons {
    private final CitizenRepository citizens;
    private final IdentityGuesses guesses;
    private final Sealer sealer;
    private final AuditTrail audit;
    private final IdentityConfig config;
    private final Clock clock;

    BoundPersons(
            CitizenRepository citizens,
            IdentityGuesses guesses,
            Sealer sealer,
            AuditTrail audit,
            IdentityConfig config,
            Clock clock) {
        this.citizens = citizens;
        this.guesses = guesses;
        this.sealer = sealer;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @return by what an account's guesses are counted
     * @throws Problem 409 where the account is bound to somebody else; before any look at the guess, so that it says
     *     nothing about it
     */
    @Transactional
    public byte[] askerOf(UUID citizenId, byte[] person) {
        Citizen citizen = citizens.findById(citizenId);
        refuseAnother(citizen, person);
        return citizen.openidIndex;
    }

    /** Binds where the guess was right; where it was wrong, writes as much and changes nothing. */
    // The guess is given back even where the person has enough accounts already: it was right.
    @Transactional(dontRollbackOn = Problem.class)
    public void settle(UUID citizenId, IdentityGuesses.Guess guess, boolean right, String name, String idNumber) {
        guesses.settle(guess, right);
        Citizen citizen = citizens.locked(citizenId).orElseThrow();
        refuseAnother(citizen, guess.target());
        long others = citizens.boundToOthers(guess.target(), citizenId);
        byte[] sealedName = sealer.seal(name, CitizenRepository.nameContext(citizenId));
        byte[] sealedId = sealer.seal(idNumber, "citizen.person_id:" + citizenId);
        boolean binds = right && others < config.accountsPerPerson();
        citizens.bind(
                citizenId,
                binds ? guess.target() : citizen.personIndex,
                binds ? sealedName : citizen.personNameSealed,
                binds ? sealedId : citizen.personIdSealed,
                binds ? clock.now() : citizen.verifiedAt);
        String subject = "citizen:" + citizenId;
        audit.record(AuditEvent.of(binds ? "identity.bound" : "identity.refused", subject)
                .by(subject));
        if (right && !binds) {
            throw Problem.conflict(
                    "identity-bound-elsewhere",
                    "已在多个微信上核实",
                    "这位本人已在 " + config.accountsPerPerson() + " 个微信账号上核实过,不能再增加。如有疑问请联系村(社区)。");
        }
    }

    private static void refuseAnother(Citizen citizen, byte[] person) {
        if (citizen.verified() && !Arrays.equals(citizen.personIndex, person)) {
            throw Problem.conflict("identity-already-bound", "已核实为另一人", "这个微信账号已核实过另一个人的身份,不能更改。请用本人的微信核实。");
        }
    }
}
