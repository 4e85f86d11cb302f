package cn.fingertip.stats;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The SQL that counts a year of a county straight from its published lines. Parameters: {@code county}, {@code year}.
 */
final class RollupCount {
    /** All cells of one level, of each programme or of all together. */
    private static final String LEVEL = """
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
                    .flatMap(digits -> Stream.of(LEVEL.formatted(digits, "s.programme"), LEVEL.formatted(digits, "''")))
                    .collect(Collectors.joining("\nUNION ALL\n"))
            + ")\n";

    /** Answers how many cells and versions differ from what is kept. */
    static final String DIFFERING = RECOUNT + """
            SELECT (SELECT count(*) FROM recount r
                    FULL JOIN (SELECT * FROM stat_cell WHERE county = CAST(:county AS bpchar) AND year = :year) AS c
                    ON c.region = r.region AND c.programme = r.programme
                    WHERE (r.lines, r.people, r.households, r.amount_fen)
                        IS DISTINCT FROM (c.lines, c.people, c.households, c.amount_fen))
                 + (SELECT count(*) FROM published p
                    FULL JOIN (SELECT * FROM stat_version WHERE county = CAST(:county AS bpchar) AND year = :year) AS c
                    ON c.version_id = p.version_id WHERE c.version_id IS NULL OR p.version_id IS NULL)""";

    /** Keeps what is counted, where nothing is kept. */
    static final String KEEP = RECOUNT + """
            , versions AS (INSERT INTO stat_version (version_id, roster_id, county, year, programme)
                           SELECT version_id, roster_id, :county, :year, programme FROM published)
            INSERT INTO stat_cell (county, year, programme, region, lines, people, households, amount_fen)
            SELECT :county, :year, programme, region, lines, people, households, amount_fen FROM recount""";

    private RollupCount() {}
}
