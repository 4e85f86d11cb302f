package cn.fingertip.roster.correction;

import cn.fingertip.roster.RosterVersion;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Corrections and the lines that they change. */
@ApplicationScoped
class CorrectionRepository implements PanacheRepositoryBase<Correction, UUID> {
    /** A reason given for a person's line, kept while the draft is imported anew; line 0 of the base is none. */
    private record Given(long person, int baseLine, String reason) {}

    /**
     * Lines of both versions that have no equal in the other, paired by person: within a village first, then whatever
     * of the same person is left. Equal is what the public sees; a person's equal lines are counted, not merged.
     */
    private static final String COMPARE = """
            INSERT INTO roster_change (version_id, no, beneficiary_id, line_no, base_line_no)
            WITH line AS (
                SELECT version_id = ?3 AS fresh, no, beneficiary_id, village, group_name, name, quantity, unit, standard,
                       amount_fen
                FROM roster_line WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND version_id IN (?3, ?4)
            ), counted AS (
                SELECT *, row_number() OVER (PARTITION BY fresh, beneficiary_id, village, group_name, name, quantity, unit,
                                                          standard, amount_fen ORDER BY no) AS copy
                FROM line
            ), lone AS (
                SELECT beneficiary_id, village, bool_or(fresh) AS fresh, min(no) AS no FROM counted
                GROUP BY beneficiary_id, village, group_name, name, quantity, unit, standard, amount_fen, copy
                HAVING count(*) = 1
            ), placed AS (
                SELECT *, row_number() OVER (PARTITION BY fresh, beneficiary_id, village ORDER BY no) AS nth FROM lone
            ), here AS (
                SELECT beneficiary_id, n.no AS line_no, o.no AS base_line_no
                FROM (SELECT * FROM placed WHERE fresh) n
                FULL JOIN (SELECT * FROM placed WHERE NOT fresh) o USING (beneficiary_id, village, nth)
            ), lonely AS (
                SELECT *, row_number() OVER (PARTITION BY beneficiary_id, line_no IS NULL
                                             ORDER BY coalesce(line_no, base_line_no)) AS nth
                FROM here WHERE line_no IS NULL OR base_line_no IS NULL
            ), pair AS (
                SELECT beneficiary_id, line_no, base_line_no FROM here
                WHERE line_no IS NOT NULL AND base_line_no IS NOT NULL
                UNION ALL
                SELECT beneficiary_id, n.line_no, o.base_line_no
                FROM (SELECT * FROM lonely WHERE line_no IS NOT NULL) n
                FULL JOIN (SELECT * FROM lonely WHERE line_no IS NULL) o USING (beneficiary_id, nth)
            )
            SELECT ?3, row_number() OVER (ORDER BY coalesce(line_no, base_line_no), line_no IS NULL), beneficiary_id,
                   line_no, base_line_no
            FROM pair""";

    Optional<Correction> of(RosterVersion version) {
        return findByIdOptional(version.id());
    }

    /** Compares anew and counts; reasons given before stay with lines that still differ. */
    void compare(Correction correction, RosterVersion version) {
        List<Given> given = given(version.id());
        forget(correction);
        if (correction.baseId == null) {
            return;
        }
        getEntityManager()
                .createNativeQuery(COMPARE)
                .setParameter(1, version.county())
                .setParameter(2, version.year())
                .setParameter(3, version.id())
                .setParameter(4, correction.baseId)
                .executeUpdate();
        keep(version.id(), given);
        Object[] counts = (Object[]) getEntityManager()
                .createNativeQuery("""
                SELECT count(*) FILTER (WHERE base_line_no IS NULL), count(*) FILTER (WHERE line_no IS NULL),
                       count(*) FILTER (WHERE line_no IS NOT NULL AND base_line_no IS NOT NULL)
                FROM roster_change WHERE version_id = ?1""")
                .setParameter(1, version.id())
                .getSingleResult();
        correction.added = ((Number) counts[0]).intValue();
        correction.removed = ((Number) counts[1]).intValue();
        correction.changed = ((Number) counts[2]).intValue();
    }

    /** Forgets what differs; the reason of the whole stays. */
    void forget(Correction correction) {
        getEntityManager()
                .createNativeQuery("DELETE FROM roster_change WHERE version_id = ?1")
                .setParameter(1, correction.versionId)
                .executeUpdate();
        correction.added = 0;
        correction.removed = 0;
        correction.changed = 0;
    }

    void clearReasons(UUID versionId) {
        getEntityManager()
                .createNativeQuery(
                        "UPDATE roster_change SET reason = NULL WHERE version_id = ?1 AND reason IS NOT NULL")
                .setParameter(1, versionId)
                .executeUpdate();
    }

    /** @return whether there is such a change */
    boolean giveReason(UUID versionId, int change, String reason) {
        return getEntityManager()
                        .createNativeQuery("UPDATE roster_change SET reason = ?3 WHERE version_id = ?1 AND no = ?2")
                        .setParameter(1, versionId)
                        .setParameter(2, change)
                        .setParameter(3, reason)
                        .executeUpdate()
                == 1;
    }

    private List<Given> given(UUID versionId) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                SELECT beneficiary_id, base_line_no, reason FROM roster_change
                WHERE version_id = ?1 AND reason IS NOT NULL ORDER BY no""")
                .setParameter(1, versionId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Given(
                        ((Number) row[0]).longValue(), row[1] == null ? 0 : (Integer) row[1], (String) row[2]))
                .toList();
    }

    /** The base does not change between two imports, the numbers of the draft's own lines do. */
    private void keep(UUID versionId, List<Given> given) {
        if (given.isEmpty()) {
            return;
        }
        getEntityManager()
                .createNativeQuery("""
                UPDATE roster_change c SET reason = given.reason
                FROM (SELECT person, base, reason, row_number() OVER (PARTITION BY person, base ORDER BY nth) AS nth
                      FROM unnest(CAST(?2 AS bigint[]), CAST(?3 AS int[]), CAST(?4 AS text[]))
                          WITH ORDINALITY AS u (person, base, reason, nth)) given,
                     (SELECT no, beneficiary_id, coalesce(base_line_no, 0) AS base,
                             row_number() OVER (PARTITION BY beneficiary_id, base_line_no ORDER BY no) AS nth
                      FROM roster_change WHERE version_id = ?1) fresh
                WHERE c.version_id = ?1 AND c.no = fresh.no AND fresh.beneficiary_id = given.person
                  AND fresh.base = given.base AND fresh.nth = given.nth""")
                .setParameter(1, versionId)
                .setParameter(2, given.stream().map(Given::person).toArray(Long[]::new))
                .setParameter(3, given.stream().map(Given::baseLine).toArray(Integer[]::new))
                .setParameter(4, given.stream().map(Given::reason).toArray(String[]::new))
                .executeUpdate();
    }
}
