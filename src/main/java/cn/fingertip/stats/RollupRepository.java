package cn.fingertip.stats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sums, and the SQL that moves and recounts them. */
@ApplicationScoped
class RollupRepository {
    /** No version has it. */
    private static final UUID NONE = new UUID(0, 0);

    /**
     * People who stand in the version that goes or comes are looked up in every counted version of the year: in each
     * cell they count where they were in none before, or are in none now. What it costs grows with the roster, not with
     * the county.
     */
    private static final String MOVE_DISTINCT = """
            keys_of_%1$s AS MATERIALIZED (
                SELECT DISTINCT %2$s AS key FROM roster_line l
                WHERE l.county = CAST(:county AS bpchar) AND l.year = :year AND l.version_id IN (:old, :new)),
            cells_of_%1$s AS (
                SELECT region, p.programme, l.key, bool_or(l.version_id <> :new) AS was, bool_or(l.version_id <> :old) AS stays
                FROM keys_of_%1$s k JOIN LATERAL (%3$s) AS l ON true
                JOIN counted s ON s.version_id = l.version_id
                CROSS JOIN LATERAL (VALUES (l.village), (left(l.village, 9)), (left(l.village, 6))) AS r (region)
                CROSS JOIN LATERAL (VALUES (s.programme), ('')) AS p (programme)
                GROUP BY region, p.programme, l.key)""";

    private static final String LINES_OF_PERSON = """
            SELECT x.version_id, x.village, k.key FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.beneficiary_id = k.key""";

    private static final String LINES_OF_HOUSEHOLD = """
            SELECT x.version_id, x.village, k.key FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.household = k.key
            UNION ALL SELECT x.version_id, x.village, k.key FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.beneficiary_id = k.key
              AND x.household IS NULL""";

    private static final String MOVE = """
            WITH counted AS MATERIALIZED (
                SELECT version_id, programme FROM stat_version
                WHERE county = CAST(:county AS bpchar) AND year = :year
                UNION SELECT CAST(:new AS uuid), CAST(:programme AS text)),
            """ + MOVE_DISTINCT.formatted("people", "l.beneficiary_id", LINES_OF_PERSON)
            + ",\n"
            + MOVE_DISTINCT.formatted("households", "coalesce(l.household, l.beneficiary_id)", LINES_OF_HOUSEHOLD)
            + """
            , changes AS (
                SELECT region, programme, 0 AS lines, count(*) FILTER (WHERE stays AND NOT was)
                    - count(*) FILTER (WHERE was AND NOT stays) AS people, 0 AS households, 0 AS fen
                FROM cells_of_people GROUP BY region, programme
                UNION ALL
                SELECT region, programme, 0, 0, count(*) FILTER (WHERE stays AND NOT was)
                    - count(*) FILTER (WHERE was AND NOT stays), 0
                FROM cells_of_households GROUP BY region, programme
                UNION ALL
                SELECT region, p.programme, sum(l.sign), 0, 0, sum(l.sign * l.amount_fen)
                FROM (SELECT village, amount_fen, CASE version_id WHEN :new THEN 1 ELSE -1 END AS sign FROM roster_line
                      WHERE county = CAST(:county AS bpchar) AND year = :year AND version_id IN (:old, :new)) AS l
                CROSS JOIN LATERAL (VALUES (l.village), (left(l.village, 9)), (left(l.village, 6))) AS r (region)
                CROSS JOIN (VALUES (CAST(:programme AS text)), ('')) AS p (programme)
                GROUP BY region, p.programme)
            INSERT INTO stat_cell AS c (county, year, programme, region, lines, people, households, amount_fen)
            SELECT :county, :year, programme, region, sum(lines), sum(people), sum(households), sum(fen)
            FROM changes GROUP BY programme, region
            ON CONFLICT (county, year, region, programme) DO UPDATE SET lines = c.lines + EXCLUDED.lines,
                people = c.people + EXCLUDED.people, households = c.households + EXCLUDED.households,
                amount_fen = c.amount_fen + EXCLUDED.amount_fen""";

    /** All cells of one level, of each programme or of all together, straight from the lines. */
    private static final String COUNT = """
            SELECT %2$s AS programme, left(l.village, %1$d) AS region, count(*) AS lines,
                   count(DISTINCT l.beneficiary_id) AS people,
                   count(DISTINCT coalesce(l.household, l.beneficiary_id)) AS households, sum(l.amount_fen) AS amount_fen
            FROM published s JOIN roster_line l ON l.county = CAST(:county AS bpchar) AND l.year = :year
                AND l.version_id = s.version_id
            GROUP BY 1, 2""";

    private static final String RECOUNT = """
            WITH published AS MATERIALIZED (
                SELECT v.id AS version_id, v.roster_id, r.programme FROM roster_version v JOIN roster r ON r.id = v.roster_id
                WHERE v.status = 'published' AND v.county = CAST(:county AS bpchar) AND v.year = :year),
            recount AS MATERIALIZED (
            """
            + IntStream.of(12, 9, 6)
                    .boxed()
                    .flatMap(digits -> Stream.of(COUNT.formatted(digits, "s.programme"), COUNT.formatted(digits, "''")))
                    .collect(Collectors.joining("\nUNION ALL\n"))
            + ")\n";

    private final EntityManager em;

    RollupRepository(EntityManager em) {
        this.em = em;
    }

    CountedVersions versions(UUID rosterId) {
        em.flush();
        Object[] row =
                (Object[]) em.createNativeQuery("""
                SELECT r.county, r.year, r.programme, s.version_id AS counted, v.id AS published FROM roster r
                LEFT JOIN stat_version s ON s.roster_id = r.id
                LEFT JOIN roster_version v ON v.roster_id = r.id AND v.status = 'published'
                WHERE r.id = ?1""").setParameter(1, rosterId).getSingleResult();
        return new CountedVersions(
                rosterId, row[0].toString(), (Integer) row[1], (String) row[2], (UUID) row[3], (UUID) row[4]);
    }

    /** Holds back every other change of these sums until the transaction ends. */
    void lock(String county, int year) {
        em.createNativeQuery("""
                INSERT INTO stat_year AS s (county, year, generation) VALUES (?1, ?2, 1)
                ON CONFLICT (county, year) DO UPDATE SET generation = s.generation + 1""").setParameter(1, county).setParameter(2, year).executeUpdate();
    }

    /** Before the counted version is changed: the sums still hold the old one. */
    void move(CountedVersions versions) {
        of(MOVE, new RollupYear(versions.county(), versions.year()))
                .setParameter("programme", versions.programme())
                .setParameter("old", versions.counted() == null ? NONE : versions.counted())
                .setParameter("new", versions.published() == null ? NONE : versions.published())
                .executeUpdate();
        em.createNativeQuery("DELETE FROM stat_cell WHERE county = CAST(?1 AS bpchar) AND year = ?2 AND lines = 0")
                .setParameter(1, versions.county())
                .setParameter(2, versions.year())
                .executeUpdate();
        em.createNativeQuery("DELETE FROM stat_version WHERE roster_id = ?1")
                .setParameter(1, versions.rosterId())
                .executeUpdate();
        if (versions.published() != null) {
            em.createNativeQuery("""
                    INSERT INTO stat_version (version_id, roster_id, county, year, programme)
                    VALUES (?1, ?2, ?3, ?4, ?5)""")
                    .setParameter(1, versions.published())
                    .setParameter(2, versions.rosterId())
                    .setParameter(3, versions.county())
                    .setParameter(4, versions.year())
                    .setParameter(5, versions.programme())
                    .executeUpdate();
        }
    }

    /** @return every year of every county that has, or is to have, sums */
    List<RollupYear> years() {
        List<?> rows = em.createNativeQuery("""
                SELECT county, year FROM roster_version WHERE status = 'published'
                UNION SELECT county, year FROM stat_year ORDER BY 1, 2""").getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RollupYear(row[0].toString(), (Integer) row[1]))
                .toList();
    }

    /** One statement, so that it sees one state of lines and sums, whoever publishes meanwhile. */
    boolean wrong(RollupYear year) {
        Number differing = (Number) of(RECOUNT + """
                SELECT (SELECT count(*) FROM recount r
                        FULL JOIN (SELECT * FROM stat_cell WHERE county = CAST(:county AS bpchar) AND year = :year) AS c
                        ON c.region = r.region AND c.programme = r.programme
                        WHERE (r.lines, r.people, r.households, r.amount_fen)
                            IS DISTINCT FROM (c.lines, c.people, c.households, c.amount_fen))
                     + (SELECT count(*) FROM published p
                        FULL JOIN (SELECT * FROM stat_version WHERE county = CAST(:county AS bpchar) AND year = :year) AS c
                        ON c.version_id = p.version_id WHERE c.version_id IS NULL OR p.version_id IS NULL)""", year).getSingleResult();
        return differing.longValue() > 0;
    }

    void recount(RollupYear year) {
        of("DELETE FROM stat_version WHERE county = CAST(:county AS bpchar) AND year = :year", year)
                .executeUpdate();
        of("DELETE FROM stat_cell WHERE county = CAST(:county AS bpchar) AND year = :year", year)
                .executeUpdate();
        of(RECOUNT + """
                , versions AS (INSERT INTO stat_version (version_id, roster_id, county, year, programme)
                               SELECT version_id, roster_id, :county, :year, programme FROM published)
                INSERT INTO stat_cell (county, year, programme, region, lines, people, households, amount_fen)
                SELECT :county, :year, programme, region, lines, people, households, amount_fen FROM recount""", year).executeUpdate();
    }

    private Query of(String sql, RollupYear year) {
        return em.createNativeQuery(sql).setParameter("county", year.county()).setParameter("year", year.year());
    }
}
