package cn.fingertip.roster.check.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the rules found. */
@ApplicationScoped
public class FindingRepository {
    private static final String FROM =
            " FROM roster_finding f JOIN roster_version v ON v.id = f.version_id JOIN roster r ON r.id = f.roster_id ";

    private final EntityManager em;

    FindingRepository(EntityManager em) {
        this.em = em;
    }

    /** How many findings of a rule are in which state. */
    record Count(String rule, String status, long findings) {}

    /** What became of a rule's findings in a month, {@code 2026-11}. */
    record Verdicts(String rule, String month, long confirmed, long explained) {}

    /** @param rule null for all, as is {@code status}; {@code after} the last {@code seq} of the page before, or 0 */
    List<FindingRow> of(UUID version, String rule, String status, long after, int rows) {
        return rows(em.createNativeQuery("SELECT " + FindingRow.COLUMNS + FROM + """
                        WHERE f.version_id = :version AND f.seq > :after
                          AND (CAST(:rule AS text) IS NULL OR f.rule = :rule)
                          AND (CAST(:status AS text) IS NULL OR f.status = :status)
                        ORDER BY f.seq LIMIT :rows""")
                .setParameter("version", version)
                .setParameter("after", after)
                .setParameter("rule", rule)
                .setParameter("status", status)
                .setParameter("rows", rows));
    }

    Optional<FindingRow> of(UUID id) {
        return rows(em.createNativeQuery("SELECT " + FindingRow.COLUMNS + FROM + "WHERE f.id = :id")
                        .setParameter("id", id))
                .stream()
                .findFirst();
    }

    List<Count> counts(UUID version) {
        Stream<?> rows = em.createNativeQuery("""
                SELECT rule, status, count(*) FROM roster_finding WHERE version_id = ?1
                GROUP BY rule, status ORDER BY rule, status""").setParameter(1, version).getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new Count((String) row[0], (String) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /** @return how many were changed: those of the rule that are open, or the one of this id whatever its state */
    int dispose(UUID version, String rule, UUID id, Verdict verdict) {
        Query update = em.createNativeQuery("""
                UPDATE roster_finding SET status = :status, note = :note, verdict_by = :by, verdict_name = :name,
                    verdict_at = :at, verdict = CASE WHEN :corrected THEN verdict ELSE :status END,
                    corrected_at = CASE WHEN :corrected THEN CAST(:at AS timestamptz) END,
                    corrected_by = CASE WHEN :corrected THEN CAST(:by AS uuid) END
                WHERE version_id = :version AND\s""" + (id == null ? "rule = :rule AND status = 'open'" : "id = :id"))
                .setParameter("status", verdict.status())
                .setParameter("corrected", verdict.status().equals("corrected"))
                .setParameter("note", verdict.note())
                .setParameter("by", verdict.by())
                .setParameter("name", verdict.name())
                .setParameter("at", verdict.at())
                .setParameter("version", version);
        return (id == null ? update.setParameter("rule", rule) : update.setParameter("id", id)).executeUpdate();
    }

    /** Who disposes of findings, how, and why. */
    record Verdict(String status, String note, UUID by, String name, Instant at) {}

    /** What is not at its end in a published version, and has no day yet, is due on that day. */
    void due(UUID version, LocalDate day) {
        em.createNativeQuery("""
                UPDATE roster_finding SET due = ?1
                WHERE version_id = ?2 AND due IS NULL AND status IN ('open', 'confirmed')""").setParameter(1, day).setParameter(2, version).executeUpdate();
    }

    /** What a rule found in rosters of a programme that wants it no more asks nobody any more. */
    public void end(String programme, String rule) {
        em.createNativeQuery("""
                UPDATE roster_finding f SET status = 'ended' FROM roster r
                WHERE r.id = f.roster_id AND r.programme = :programme AND f.rule = :rule
                  AND f.status IN ('open', 'confirmed')""")
                .setParameter("programme", programme)
                .setParameter("rule", rule)
                .executeUpdate();
    }

    /** What earlier versions of the roster had and this one has no more is corrected by its publication. */
    void correctedBy(UUID roster, UUID version, Instant now) {
        em.createNativeQuery("""
                UPDATE roster_finding f SET status = 'corrected', corrected_at = :now
                WHERE f.roster_id = :roster AND f.version_id <> :version AND f.status IN ('open', 'confirmed')
                  AND NOT EXISTS (SELECT 1 FROM roster_finding n WHERE n.version_id = :version AND n.rule = f.rule
                                  AND n.fingerprint = f.fingerprint AND n.status <> 'corrected')""")
                .setParameter("now", now)
                .setParameter("roster", roster)
                .setParameter("version", version)
                .executeUpdate();
    }

    /** @param subtrees of the asker; findings of published versions that are not at their end, by day and order */
    List<FindingRow> dueUnder(List<String> subtrees, LocalDate day, long seq, int rows) {
        return rows(em.createNativeQuery("SELECT " + FindingRow.COLUMNS + FROM + """
                        WHERE f.due IS NOT NULL AND f.status IN ('open', 'confirmed') AND v.status = 'published'
                          AND EXISTS (SELECT 1 FROM unnest(CAST(:subtrees AS text[])) AS s WHERE starts_with(r.region, s))
                          AND (f.due, f.seq) > (:day, :seq)
                        ORDER BY f.due, f.seq LIMIT :rows""")
                .setParameter("subtrees", subtrees.toArray(String[]::new))
                .setParameter("day", day)
                .setParameter("seq", seq)
                .setParameter("rows", rows));
    }

    /** @return per rule and month in China; a verdict carried over to a later version counts once */
    List<Verdicts> verdicts(String region, Instant from, Instant until) {
        Stream<?> rows = em.createNativeQuery("""
                SELECT f.rule, to_char(f.verdict_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
                       count(DISTINCT f.fingerprint || uuid_send(f.roster_id)) FILTER (WHERE f.verdict = 'confirmed'),
                       count(DISTINCT f.fingerprint || uuid_send(f.roster_id)) FILTER (WHERE f.verdict = 'explained')
                FROM roster_finding f JOIN roster r ON r.id = f.roster_id
                WHERE f.county = CAST(:county AS bpchar) AND f.verdict IS NOT NULL AND starts_with(r.region, :region)
                  AND f.verdict_at >= :from AND f.verdict_at < :until
                GROUP BY f.rule, month ORDER BY f.rule, month""")
                .setParameter("county", region.substring(0, 6))
                .setParameter("region", region)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new Verdicts(
                        (String) row[0], (String) row[1], ((Number) row[2]).longValue(), ((Number) row[3]).longValue()))
                .toList();
    }

    private static List<FindingRow> rows(Query query) {
        Stream<?> rows = query.getResultStream();
        return rows.map(Object[].class::cast).map(FindingRow::of).toList();
    }
}
