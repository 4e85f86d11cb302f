package cn.fingertip.identity.citizen;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.identity.Citizen;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.kernel.Clock;
import cn.fingertip.wechat.PhoneNumbers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Phone numbers at villagers' accounts, as WeChat vouches for them: sealed, shown to nobody whole, gone when their owner says so. */
@ApplicationScoped
class Phones {
    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 4;

    private final PhoneNumbers numbers;
    private final CitizenRepository citizens;
    private final SourceThrottle throttle;
    private final LoginConfig config;
    private final Sealer sealer;
    private final AuditTrail audit;
    private final Clock clock;

    Phones(
            PhoneNumbers numbers,
            CitizenRepository citizens,
            SourceThrottle throttle,
            LoginConfig config,
            Sealer sealer,
            AuditTrail audit,
            Clock clock) {
        this.numbers = numbers;
        this.citizens = citizens;
        this.throttle = throttle;
        this.config = config;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the number that a code stands for; one that was there before is replaced. Waits for WeChat, outside a
     * transaction.
     *
     * @throws cn.fingertip.kernel.Problem 429 {@code too-often}, for WeChat takes a fee each time; and what
     *     {@link PhoneNumbers#of} throws
     */
    void take(UUID citizenId, PhoneRequest request) {
        throttle.count("phone", citizenId.toString(), config.phonesPerAccount());
        String appId = request.appId() != null
                ? request.appId()
                : QuarkusTransaction.joiningExisting().call(() -> citizens.findById(citizenId).appid);
        String number = numbers.of(appId, request.code());
        QuarkusTransaction.joiningExisting().run(() -> {
            citizens.phone(citizenId, sealer.seal(number, context(citizenId)), clock.now());
            record("citizen.phone-added", citizenId);
        });
    }

    /** Removes it; where there is none nothing happens. */
    @Transactional
    public void remove(UUID citizenId) {
        Citizen citizen = citizens.locked(citizenId).orElseThrow();
        if (citizen.phoneSealed != null) {
            citizens.phone(citizenId, null, null);
            record("citizen.phone-removed", citizenId);
        }
    }

    /** @return with the middle hidden, null where there is none */
    String masked(Citizen citizen) {
        if (citizen.phoneSealed == null) {
            return null;
        }
        String number = sealer.openText(citizen.phoneSealed, context(citizen.id));
        int hidden = Math.max(0, number.length() - SHOWN_BEFORE - SHOWN_AFTER);
        return hidden == 0
                ? "*".repeat(number.length())
                : number.substring(0, SHOWN_BEFORE)
                        + "*".repeat(hidden)
                        + number.substring(number.length() - SHOWN_AFTER);
    }

    private void record(String what, UUID citizenId) {
        String subject = "citizen:" + citizenId;
        audit.record(AuditEvent.of(what, subject).by(subject));
    }

    private static String context(UUID id) {
        return "citizen.phone:" + id;
    }
}
