package cn.fingertip.identity.staff.login;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.staff.StaffConfig;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Locks a user name after wrong passwords, whether there is such a person or not, so that the lock tells nothing. An
 * attempt is counted before it is looked at and forgotten when it was right: attempts made at once count too.
 */
@ApplicationScoped
public class LoginFailures {
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final EntityManager em;
    private final BlindIndex blindIndex;
    private final StaffConfig config;
    private final Clock clock;

    LoginFailures(EntityManager em, BlindIndex blindIndex, StaffConfig config, Clock clock) {
        this.em = em;
        this.blindIndex = blindIndex;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @param username lower case, known or not
     * @return whether this attempt, if it stays, has locked the name
     * @throws Problem 429 {@code login-locked} while the name is locked, for a right password too
     */
    @Transactional
    public boolean take(String username) {
        byte[] name = indexOf(username);
        Instant now = clock.now();
        em.createNativeQuery("""
                INSERT INTO login_failure (name_index, failures, last_at) VALUES (?1, 0, ?2)
                ON CONFLICT (name_index) DO NOTHING""").setParameter(1, name).setParameter(2, now).executeUpdate();
        List<?> row = em.createNativeQuery("""
                SELECT CASE WHEN last_at < ?2 THEN 0 ELSE failures END,
                       CAST(ceil(extract(epoch FROM locked_until - ?3)) AS bigint)
                FROM login_failure WHERE name_index = ?1 FOR UPDATE""")
                .setParameter(1, name)
                .setParameter(2, now.minus(FORGOTTEN_AFTER))
                .setParameter(3, now)
                .getResultList();
        Object[] found = (Object[]) row.getFirst();
        if (found[1] != null && ((Number) found[1]).longValue() > 0) {
            throw locked(Duration.ofSeconds(((Number) found[1]).longValue()));
        }
        int failures = ((Number) found[0]).intValue() + 1;
        boolean locks = failures >= config.failuresBeforeLock();
        em.createNativeQuery("""
                UPDATE login_failure SET failures = ?2, last_at = ?3, locked_until = ?4 WHERE name_index = ?1""")
                .setParameter(1, name)
                .setParameter(2, failures)
                .setParameter(3, now)
                .setParameter(4, locks ? now.plus(lockFor(failures)) : null)
                .executeUpdate();
        return locks;
    }

    /** The attempt was neither right nor wrong: a one-time password is missing. */
    @Transactional
    public void giveBack(String username) {
        em.createNativeQuery("""
                UPDATE login_failure SET failures = greatest(failures - 1, 0), locked_until = NULL
                WHERE name_index = ?1""").setParameter(1, indexOf(username)).executeUpdate();
    }

    /** The attempt was right, or an administrator helps: nothing stands against the name any more. */
    @Transactional
    public void forget(String username) {
        em.createNativeQuery("DELETE FROM login_failure WHERE name_index = ?1")
                .setParameter(1, indexOf(username))
                .executeUpdate();
    }

    /** Removes what no longer counts. */
    @Transactional
    public void removeOld() {
        em.createNativeQuery("""
                DELETE FROM login_failure WHERE last_at < ?1 AND (locked_until IS NULL OR locked_until < ?1)""")
                .setParameter(1, clock.now().minus(FORGOTTEN_AFTER))
                .executeUpdate();
    }

    /** Doubles with every failure past the first lock, up to the longest. */
    private Duration lockFor(int failures) {
        int doublings = Math.min(failures - config.failuresBeforeLock(), 10);
        Duration lock = config.firstLock().multipliedBy(1L << doublings);
        return lock.compareTo(config.longestLock()) < 0 ? lock : config.longestLock();
    }

    private byte[] indexOf(String username) {
        return blindIndex.of("staff-username", username);
    }

    private static Problem locked(Duration left) {
        return Problem.tooMany(
                "login-locked",
                "登录已锁定",
                "连续输错次数过多,这个用户名已暂时锁定,约 " + Math.max(1, left.plusSeconds(59).toMinutes()) + " 分钟后再试,或请管理员重设密码。",
                left);
    }
}
