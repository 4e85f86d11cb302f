package cn.fingertip.roster.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The queries of one run of the checks. */
@ApplicationScoped
class CheckRun {
    private final EntityManager em;

    CheckRun(EntityManager em) {
        this.em = em;
    }

    /**
     * Sets the lines apart, so that the rules read only what they need and the planner knows how many there are: those
     * just written are not in its statistics yet.
     */
    void begin(Map<String, Object> parameters) {
        em.createNativeQuery("DROP TABLE IF EXISTS checked_line").executeUpdate();
        // The import turns this off for its own look-ups.
        em.createNativeQuery("SET LOCAL enable_seqscan = on").executeUpdate();
        // A roster's own lines, once or twice in memory; what is set here ends with the transaction.
        em.createNativeQuery("SET LOCAL work_mem = '32MB'").executeUpdate();
        em.createNativeQuery("SET LOCAL default_statistics_target = 10").executeUpdate();
        execute("""
                CREATE TEMPORARY TABLE checked_line ON COMMIT DROP AS
                SELECT no, name, village, beneficiary_id, account_id, quantity, standard, amount_fen FROM roster_line
                WHERE county = CAST(:county AS bpchar) AND year = :year AND version_id = :version""", parameters);
        // Of other rosters' newest lines the planner may expect one where thousands come: then each of them looks here,
        // and must not read everything.
        em.createNativeQuery("CREATE INDEX ON checked_line (beneficiary_id)").executeUpdate();
        em.createNativeQuery("ANALYZE checked_line (village, beneficiary_id, account_id)")
                .executeUpdate();
    }

    /**
     * Keeps what a rule finds. A verdict on the same finding, of this version or of an earlier one, stays, unless who
     * gave it is the author now: nobody judges their own work. What a person called corrected stays so, what a run closed
     * is open again.
     *
     * @param found see {@link WholeCheck#sql()}
     */
    void keep(String found, Map<String, Object> parameters) {
        execute("""
                INSERT INTO roster_finding AS kept (id, county, roster_id, version_id, rule, line_no, name, village,
                    fingerprint, told, status, verdict, note, verdict_by, verdict_name, verdict_at, seen, created_at)
                SELECT gen_random_uuid(), :county, :roster, :version, :rule, f.line_no, line.name, line.village,
                       f.fingerprint, f.told, coalesce(earlier.verdict, 'open'), earlier.verdict, earlier.note,
                       earlier.verdict_by, earlier.verdict_name, earlier.verdict_at, :pass, :now
                FROM (SELECT line_no, told, sha256(convert_to(content || '#' || row_number() OVER (
                                 PARTITION BY content ORDER BY line_no), 'UTF8')) AS fingerprint
                      FROM (""" + found + """
                ) AS rule) AS f
                LEFT JOIN checked_line line ON line.no = f.line_no
                LEFT JOIN LATERAL (
                    SELECT e.* FROM roster_finding e JOIN roster_version v ON v.id = e.version_id
                    WHERE e.roster_id = :roster AND e.rule = :rule AND e.fingerprint = f.fingerprint
                      AND e.verdict IS NOT NULL AND v.version < :number
                    ORDER BY v.version DESC LIMIT 1) AS earlier ON earlier.verdict_by IS DISTINCT FROM :author
                ORDER BY f.line_no NULLS FIRST
                ON CONFLICT (version_id, rule, fingerprint) DO UPDATE SET
                    line_no = EXCLUDED.line_no, told = EXCLUDED.told, seen = EXCLUDED.seen,
                    verdict = CASE WHEN kept.verdict_by = :author THEN NULL ELSE kept.verdict END,
                    note = CASE WHEN kept.verdict_by = :author THEN NULL ELSE kept.note END,
                    verdict_by = CASE WHEN kept.verdict_by = :author THEN NULL ELSE kept.verdict_by END,
                    verdict_name = CASE WHEN kept.verdict_by = :author THEN NULL ELSE kept.verdict_name END,
                    verdict_at = CASE WHEN kept.verdict_by = :author THEN NULL ELSE kept.verdict_at END,
                    (status, corrected_at, corrected_by, due) = (
                        SELECT CASE WHEN own THEN 'open' WHEN back THEN coalesce(kept.verdict, 'open') ELSE kept.status END,
                               CASE WHEN own OR back THEN NULL ELSE kept.corrected_at END,
                               CASE WHEN own THEN NULL ELSE kept.corrected_by END,
                               CASE WHEN own OR back THEN NULL ELSE kept.due END
                        FROM (SELECT coalesce(kept.verdict_by = :author, false) AS own,
                                     kept.status IN ('corrected', 'ended') AND kept.corrected_by IS NULL AS back) AS run)""", parameters);
    }

    /** What these rules found before and do not find any more is corrected; an explanation given stays one. */
    void correct(UUID version, UUID pass, List<String> rules, Instant now) {
        em.createNativeQuery("""
                UPDATE roster_finding SET status = 'corrected', corrected_at = :now
                WHERE version_id = :version AND seen <> :pass AND rule = ANY (CAST(:rules AS text[]))
                  AND status IN ('open', 'confirmed')""")
                .setParameter("now", now)
                .setParameter("version", version)
                .setParameter("pass", pass)
                .setParameter("rules", rules.toArray(String[]::new))
                .executeUpdate();
        em.createNativeQuery("DROP TABLE checked_line").executeUpdate();
    }

    /** What rules other than these, which are all that the programme wants, had found is ended: nobody need answer it. */
    void end(UUID version, List<String> rules) {
        em.createNativeQuery("""
                UPDATE roster_finding SET status = 'ended'
                WHERE version_id = :version AND rule <> ALL (CAST(:rules AS text[])) AND status IN ('open', 'confirmed')""")
                .setParameter("version", version)
                .setParameter("rules", rules.toArray(String[]::new))
                .executeUpdate();
    }

    private void execute(String sql, Map<String, Object> parameters) {
        Query query = em.createNativeQuery(sql);
        for (Parameter<?> parameter : query.getParameters()) {
            query.setParameter(parameter.getName(), parameters.get(parameter.getName()));
        }
        query.executeUpdate();
    }
}
