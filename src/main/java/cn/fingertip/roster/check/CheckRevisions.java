package cn.fingertip.roster.check;

import cn.fingertip.kernel.Clock;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Knows whether what rules depend on besides a roster's own lines changed since they were last asked, so that nothing is
 * published that was checked by less. Settings, exclusions and lists are counted, not timed: a change that was not yet
 * committed when a run began is a change after it. Other rosters count nothing, or every import of a county would wait
 * for the one before to commit: what they are is told by their versions, whose lines change with the import alone.
 */
@ApplicationScoped
public class CheckRevisions {
    /** Which programmes exclude each other. */
    public static final String EXCLUSIONS = "exclusions";

    private static final String NOW = """
            (SELECT CAST(coalesce(sum(revision), 0) AS bigint) FROM check_revision
             WHERE scope IN (:exclusions, :programme, :county))""";

    /** The rosters that {@link WholeCheck#readsOtherRosters} may read: which versions, each with the import of its lines. */
    private static final String OTHERS = """
            (SELECT md5(coalesce(string_agg(id || '/' || coalesce(CAST(import_id AS text), ''), ',' ORDER BY id), ''))
             FROM roster_version WHERE county = CAST(:county AS bpchar) AND year = :year AND roster_id <> :roster
               AND status IN ('draft', 'submitted', 'reviewed', 'cleared', 'published'))""";

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

    /** A run of all rules begins; asked before it reads any setting. */
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
        beginOthers(roster, version);
    }

    /** A run of the rules that read other rosters begins; asked before it reads any. */
    void beginOthers(Roster roster, UUID version) {
        others("UPDATE roster_check_run SET others = " + OTHERS + " WHERE version_id = :version", roster, version)
                .executeUpdate();
    }

    /** @return whether other rosters of its county and year came, went or got other lines since the version was held against them */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean othersChanged(Roster roster, RosterVersion version) {
        return others(
                        "SELECT 1 FROM roster_check_run WHERE version_id = :version AND others = " + OTHERS,
                        roster,
                        version.id())
                .getResultList()
                .isEmpty();
    }

    private Query others(String sql, Roster roster, UUID version) {
        return em.createNativeQuery(sql)
                .setParameter("county", roster.county())
                .setParameter("year", roster.year())
                .setParameter("roster", roster.id())
                .setParameter("version", version);
    }

    /** @return whether settings, exclusions or lists changed since the version was last checked, or it never was */
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
