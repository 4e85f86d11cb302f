package cn.fingertip.identity.citizen;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Counts wrong guesses of an identity, by who asks and by whom they ask for. A guess is taken before it is looked at and
 * given back when it was right, so that guesses made at once are counted too, and one that dies half-way stays counted.
 * Kept in the database: losing the cache must not give new guesses.
 */
@ApplicationScoped
class IdentityGuesses {
    private final EntityManager em;
    private final IdentityConfig config;
    private final Clock clock;

    IdentityGuesses(EntityManager em, IdentityConfig config, Clock clock) {
        this.em = em;
        this.config = config;
        this.clock = clock;
    }

    /** One guess taken, to be given back if it was right. */
    record Guess(byte[] asker, byte[] target, LocalDate day) {}

    /**
     * @param asker blind index of the openid
     * @param target blind index of the ID number
     * @throws Problem 429 {@code identity-too-often} until the day ends in China; a right guess is refused then too
     */
    @Transactional
    public Guess take(byte[] asker, byte[] target) {
        LocalDate day = clock.today();
        // Always asker before target: two guesses that cross wait for each other, never both for each other.
        boolean within = add("asker", asker, day, config.wrongPerAsker());
        if (!within || !add("target", target, day, config.wrongPerTarget())) {
            throw tooOften(day);
        }
        return new Guess(asker, target, day);
    }

    /** Also locks the target's row until the transaction ends, so that bindings of one person go one after another. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Guess guess, boolean right) {
        giveBack("asker", guess.asker(), guess.day(), right);
        giveBack("target", guess.target(), guess.day(), right);
    }

    /** Removes what was counted before {@code day}. */
    @Transactional
    public void forgetBefore(LocalDate day) {
        em.createNativeQuery("DELETE FROM identity_guess WHERE day < ?1")
                .setParameter(1, day)
                .executeUpdate();
    }

    private boolean add(String kind, byte[] ofWhom, LocalDate day, int limit) {
        return em.createNativeQuery("""
                INSERT INTO identity_guess AS g (kind, of_whom, day, wrong) VALUES (?1, ?2, ?3, 1)
                ON CONFLICT (kind, of_whom, day) DO UPDATE SET wrong = g.wrong + 1 WHERE g.wrong < ?4""")
                        .setParameter(1, kind)
                        .setParameter(2, ofWhom)
                        .setParameter(3, day)
                        .setParameter(4, limit)
                        .executeUpdate()
                == 1;
    }

    private void giveBack(String kind, byte[] ofWhom, LocalDate day, boolean right) {
        em.createNativeQuery(
                        "UPDATE identity_guess SET wrong = wrong - ?4 WHERE kind = ?1 AND of_whom = ?2 AND day = ?3")
                .setParameter(1, kind)
                .setParameter(2, ofWhom)
                .setParameter(3, day)
                .setParameter(4, right ? 1 : 0)
                .executeUpdate();
    }

    private Problem tooOften(LocalDate day) {
        Duration untilTomorrow = Duration.between(
                clock.now(), day.plusDays(1).atStartOfDay(Clock.ZONE).toInstant());
        return Problem.tooMany("identity-too-often", "核对次数过多", "今天核对身份的次数已用完,请明天再试,或到村(社区)便民服务点办理。", untilTomorrow);
    }
}
