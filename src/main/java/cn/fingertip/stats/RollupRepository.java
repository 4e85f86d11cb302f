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
     * People who stand in the version that goes or comes are looked up in every other counted version of the year: a cell
     * changes by those of them who stand in no other line of it. What it costs grows with the roster, not with the county.
     * The first argument names what is counted, the second is its key, the third the lines of a key.
     */
    private static final String LOOKED_UP = """
            own_%1$s AS MATERIALIZED (
                SELECT DISTINCT %2$s AS key, l.village, l.version_id FROM roster_line l
                WHERE l.county = CAST(:county AS bpchar) AND l.year = :year AND l.version_id IN (:old, :new)),
            other_%1$s AS MATERIALIZED (
                SELECT l.key, l.village, bool_or(s.programme = :programme) AS same
                FROM (SELECT DISTINCT key FROM own_%1$s) AS k JOIN LATERAL (%3$s) AS l ON true
                JOIN stat_version s ON s.version_id = l.version_id AND s.version_id <> :old
                GROUP BY l.key, l.village)""";

    /** The first argument as above, the second the digits of a level's codes. */
    private static final String CHANGED = """
            SELECT own.region, sum(own.sign) FILTER (WHERE other.same IS NOT TRUE) AS of_programme,
                   sum(own.sign) FILTER (WHERE other.key IS NULL) AS of_all
            FROM (SELECT key, left(village, %2$d) AS region,
                         CAST(bool_or(version_id = :new) AS int) - CAST(bool_or(version_id = :old) AS int) AS sign
                  FROM own_%1$s GROUP BY 1, 2) AS own
            LEFT JOIN (SELECT key, left(village, %2$d) AS region, bool_or(same) AS same FROM other_%1$s GROUP BY 1, 2)
                AS other ON other.key = own.key AND other.region = own.region
            GROUP BY own.region""";

    private static final String LINES_OF_PERSON = """
            SELECT x.version_id, x.village, k.key FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.beneficiary_id = k.key""";

    private static final String LINES_OF_HOUSEHOLD = """
            SELECT x.version_id, x.village, k.key FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.household = k.key
            UNION ALL SELECT x.version_id, x.village, k.key FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.beneficiary_id = k.key
              AND x.household IS NULL""";

    /** Where no file of the year tells a household, each person is one. */
    private static final String MOVE_PEOPLE =
            "WITH " + LOOKED_UP.formatted("people", "l.beneficiary_id", LINES_OF_PERSON) + ",\npeople AS MATERIALIZED ("
                    + levels(CHANGED, "people") + "),\nhouseholds AS (SELECT * FROM people)";

    private static final String MOVE_BOTH = "WITH " + LOOKED_UP.formatted("people", "l.beneficiary_id", LINES_OF_PERSON)
            + ",\npeople AS (" + levels(CHANGED, "people") + "),\n"
            + LOOKED_UP.formatted("households", "coalesce(l.household, l.beneficiary_id)", LINES_OF_HOUSEHOLD)
            + ",\nhouseholds AS (" + levels(CHANGED, "households") + ")";

    private static final String MOVE = """
            , changes AS (
                SELECT region, CAST(:programme AS text) AS programme, 0 AS lines, of_programme AS people, 0 AS households,
                       0 AS fen FROM people
                UNION ALL SELECT region, '', 0, of_all, 0, 0 FROM people
                UNION ALL SELECT region, CAST(:programme AS text), 0, 0, of_programme, 0 FROM households
                UNION ALL SELECT region, '', 0, 0, of_all, 0 FROM households
                UNION ALL
                SELECT r.region, p.programme, l.lines, 0, 0, l.fen
                FROM (SELECT village, sum(CASE version_id WHEN :new THEN 1 ELSE -1 END) AS lines,
                             sum(CASE version_id WHEN :new THEN amount_fen ELSE -amount_fen END) AS fen
                      FROM roster_line
                      WHERE county = CAST(:county AS bpchar) AND year = :year AND version_id IN (:old, :new)
                      GROUP BY village) AS l
                CROSS JOIN LATERAL (VALUES (l.village), (left(l.village, 9)), (left(l.village, 6))) AS r (region)
                CROSS JOIN (VALUES (CAST(:programme AS text)), ('')) AS p (programme))
            INSERT INTO stat_cell AS c (county, year, programme, region, lines, people, households, amount_fen)
            SELECT :county, :year, programme, region, sum(lines), coalesce(sum(people), 0), coalesce(sum(households), 0),
                   sum(fen)
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
        RollupYear year = new RollupYear(versions.county(), versions.year());
        of((tellHouseholds(year) ? MOVE_BOTH : MOVE_PEOPLE) + MOVE, year)
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

    private boolean tellHouseholds(RollupYear year) {
        return (Boolean) of("""
                SELECT EXISTS (SELECT FROM roster_line WHERE county = CAST(:county AS bpchar) AND year = :year
                               AND household IS NOT NULL)""", year).getSingleResult();
    }

    private static String levels(String sql, String what) {
        return IntStream.of(12, 9, 6)
                .mapToObj(digits -> sql.formatted(what, digits))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    private Query of(String sql, RollupYear year) {
        return em.createNativeQuery(sql).setParameter("county", year.county()).setParameter("year", year.year());
    }
}
