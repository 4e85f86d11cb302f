package cn.fingertip.roster.inspect.check;

import cn.fingertip.roster.inspect.InspectionConfig;
import cn.fingertip.roster.inspect.TooWide;
import cn.fingertip.roster.inspect.Years;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs checks over what stands published now. Reads only. */
@ApplicationScoped
class RegionCheckRepository {
    /** Told at most so many characters: an account of a hundred years says no more. */
    private static final String HITS = """
            WITH paid AS (
                SELECT year, version_id, no, village, name, name_folded, beneficiary_id, account_id, quantity, standard,
                       amount_fen
                FROM roster_line
                WHERE county = CAST(:county AS bpchar) AND village LIKE :under AND year BETWEEN :from AND :to
                  AND version_id = ANY (ARRAY(
                      SELECT v.id FROM roster_version v JOIN roster r ON r.id = v.roster_id
                      WHERE v.county = CAST(:county AS bpchar) AND v.status = 'published' AND v.year BETWEEN :from AND :to
                        AND (CAST(:programme AS text) IS NULL OR r.programme = :programme)))
            ), kinds AS (
                SELECT paid.*, CASE WHEN p.amount_rule = 'product' THEN coalesce(standard, -1) ELSE -1 END AS kind
                FROM paid
                JOIN roster_version v ON v.id = paid.version_id
                JOIN roster r ON r.id = v.roster_id
                JOIN programme p ON p.code = r.programme
            )
            SELECT CAST(weight AS bigint), hit, left(told, 1000), person, account, version, no FROM (
            """;

    private static final String PAGE = """

            ) AS hits
            WHERE CAST(:weight AS bigint) IS NULL OR (CAST(weight AS bigint), hit) < (CAST(:weight AS bigint), CAST(:hit AS text))
            ORDER BY CAST(weight AS bigint) DESC, hit DESC LIMIT :rows""";

    private final EntityManager em;
    private final int millis;

    RegionCheckRepository(EntityManager em, InspectionConfig config) {
        this.em = em;
        this.millis = Math.toIntExact(config.patience().toMillis());
    }

    /** @return whether a list of this kind is in force */
    boolean hasList(String county, String kind) {
        return !em.createNativeQuery(
                        "SELECT 1 FROM person_list WHERE county = CAST(?1 AS bpchar) AND kind = ?2 AND replaced_at IS NULL")
                .setParameter(1, county)
                .setParameter(2, kind)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * @param programme null for all
     * @param after null for the first page
     * @return the worst first
     * @throws cn.fingertip.kernel.Problem 422 {@code inspection-too-wide} where it takes too long
     */
    List<FoundHit> hits(
            RegionCheck check, String region, Years years, String programme, FoundHit.Place after, int rows) {
        Map<String, Object> values = new HashMap<>(check.parameters());
        values.put("county", region.substring(0, 6));
        values.put("under", region + "%");
        values.put("from", years.from());
        values.put("to", years.to());
        values.put("programme", programme);
        values.put("weight", after == null ? null : after.weight());
        values.put("hit", after == null ? null : after.hit());
        values.put("rows", rows);
        Query query =
                em.createNativeQuery(HITS + check.sql() + PAGE).setHint("jakarta.persistence.query.timeout", millis);
        for (Parameter<?> parameter : query.getParameters()) {
            query.setParameter(parameter.getName(), values.get(parameter.getName()));
        }
        try {
            Stream<?> found = query.getResultList().stream();
            return found.map(Object[].class::cast).map(FoundHit::of).toList();
        } catch (PersistenceException e) {
            throw TooWide.of(e);
        }
    }
}
