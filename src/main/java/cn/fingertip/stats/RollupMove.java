package cn.fingertip.stats;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL that brings kept sums from one version of a roster to another. People who stand in the version that goes or
 * comes are looked up in every other counted version of the year: a cell changes by those of them who stand in no other
 * line of it. What it costs grows with the roster, not with the county.
 *
 * <p>What is gathered is never joined with itself but laid below each other and grouped: nobody knows how many lines a
 * version has before its year is analysed, and a planner that guesses one would compare everybody with everybody.
 * {@code OFFSET 0} keeps it from reading the year where it should look up one person at a time.
 *
 * <p>Parameters: {@code county}, {@code year}, {@code programme}, {@code old}, {@code new}.
 */
final class RollupMove {
    private static final String LINES_OF_PERSON = """
            SELECT x.version_id, x.village FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.beneficiary_id = k.key""";

    private static final String LINES_OF_HOUSEHOLD = """
            SELECT x.version_id, x.village FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.household = k.key
            UNION ALL SELECT x.version_id, x.village FROM roster_line x
            WHERE x.county = CAST(:county AS bpchar) AND x.year = :year AND x.beneficiary_id = k.key
              AND x.household IS NULL""";

    /** The first argument names what is counted, the second is its key, the third the lines of a key. */
    private static final String SEEN = """
            own_%1$s AS MATERIALIZED (
                SELECT DISTINCT %2$s AS key, l.village, l.version_id FROM roster_line l
                WHERE l.county = CAST(:county AS bpchar) AND l.year = :year AND l.version_id IN (:old, :new)),
            seen_%1$s AS MATERIALIZED (
                SELECT key, village, bool_or(came) AS came, bool_or(went) AS went, bool_or(other) AS other,
                       bool_or(same) AS same
                FROM (SELECT key, village, version_id = :new AS came, version_id = :old AS went, false AS other,
                             false AS same FROM own_%1$s
                      UNION ALL
                      SELECT k.key, l.village, false, false, true, s.programme = :programme
                      FROM (SELECT DISTINCT key FROM own_%1$s) AS k CROSS JOIN LATERAL (%3$s OFFSET 0) AS l
                      JOIN stat_version s ON s.version_id = l.version_id AND s.version_id <> :old) AS each
                GROUP BY key, village)""";

    /** The first argument as above, the second the digits of a level's codes. */
    private static final String CHANGED = """
            SELECT region, sum(sign) FILTER (WHERE NOT same) AS of_programme, sum(sign) FILTER (WHERE NOT other) AS of_all
            FROM (SELECT key, left(village, %2$d) AS region, bool_or(other) AS other, bool_or(same) AS same,
                         CAST(bool_or(came) AS int) - CAST(bool_or(went) AS int) AS sign
                  FROM seen_%1$s GROUP BY 1, 2 HAVING bool_or(came) <> bool_or(went)) AS moved
            GROUP BY region""";

    private static final String CELLS = """
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

    private static final String PEOPLE = SEEN.formatted("people", "l.beneficiary_id", LINES_OF_PERSON);
    private static final String HOUSEHOLDS =
            SEEN.formatted("households", "coalesce(l.household, l.beneficiary_id)", LINES_OF_HOUSEHOLD);

    /** Where no file of the year tells a household, each person is one. */
    static final String OF_PEOPLE = "WITH " + PEOPLE + ",\npeople AS MATERIALIZED (" + levels("people")
            + "),\nhouseholds AS (SELECT * FROM people)" + CELLS;

    static final String OF_BOTH = "WITH " + PEOPLE + ",\npeople AS (" + levels("people") + "),\n" + HOUSEHOLDS
            + ",\nhouseholds AS (" + levels("households") + ")" + CELLS;

    private RollupMove() {}

    private static String levels(String what) {
        return IntStream.of(12, 9, 6)
                .mapToObj(digits -> CHANGED.formatted(what, digits))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }
}
