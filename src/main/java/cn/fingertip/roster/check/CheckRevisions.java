package cn.fingertip.roster.check;

import cn.fingertip.kernel.Clock;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Counts the changes of what rules depend on besides a roster's own lines, so that nothing is published that was checked
 * by less. Counted, not timed: a change that was not yet committed when a run began is a change after it.
 */
@ApplicationScoped
public class CheckRevisions {
    /** Which programmes exclude each other. */
    public static final String EXCLUSIONS = "exclusions";

    private static final String NOW = """
            (SELECT CAST(coalesce(sum(revision), 0) AS bigint) FROM check_revision
             WHERE scope IN (:exclusions, :programme, :county))""";

    private final EntityManager em;
    private final Clock clock;

    CheckRevisions(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** @return the scope of a programme's settings */
    public static String programme(String code) {
        return "programme:" + code;
    }

    /** @return the scope of a county's lists of people */
    public static String county(String code) {
        return "county:" + code;
    }

    /** In the transaction of the change. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(String scope) {
        em.createNativeQuery("""
                INSERT INTO check_revision (scope, revision) VALUES (?1, 1)
                ON CONFLICT (scope) DO UPDATE SET revision = check_revision.revision + 1""").setParameter(1, scope).executeUpdate();
    }

    /** A run begins; asked before it reads any setting. */
    void begin(Roster roster, UUID version) {
        em.createNativeQuery("""
                INSERT INTO roster_check_run (version_id, revision, ran_at) VALUES (:version, %s, :now)
                ON CONFLICT (version_id) DO UPDATE SET revision = EXCLUDED.revision, ran_at = EXCLUDED.ran_at""".formatted(NOW))
                .setParameter("exclusions", EXCLUSIONS)
                .setParameter("programme", programme(roster.programme()))
                .setParameter("county", county(roster.county()))
                .setParameter("version", version)
                .setParameter("now", clock.now())
                .executeUpdate();
    }

    /** @return whether something changed since the version was last checked, or it never was */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean outdated(Roster roster, RosterVersion version) {
        return em.createNativeQuery("SELECT 1 FROM roster_check_run WHERE version_id = :version AND revision = " + NOW)
                .setParameter("exclusions", EXCLUSIONS)
                .setParameter("programme", programme(roster.programme()))
                .setParameter("county", county(roster.county()))
                .setParameter("version", version.id())
                .getResultList()
                .isEmpty();
    }
}
