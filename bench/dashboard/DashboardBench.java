import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A county's dashboard (its whole table of a year, and its years) from the site over HTTP, against DuckDB answering the
 * same from all the lines. A county has ten years of a tenth of its lines each; more lines are more counties, as in a
 * province. Both sides hold the same invented lines, and their answers are compared.
 */
final class DashboardBench {
    private static final int YEARS = 10;
    private static final int LAST_YEAR = 2025;
    private static final int PROGRAMMES = 50;
    private static final long COUNTY_LINES = 10_000_000;
    private static final String ASKED = "360735";

    /** One line by its number; the same arithmetic in both databases. */
    private static final String VILLAGE = "county || lpad(CAST(100 + person % 200 / 20 AS varchar), 3, '0')"
            + " || lpad(CAST(200 + person % 20 AS varchar), 3, '0')";

    private static final String PERSON = "(n * 7919 + p * 104729 + y * 31) % 300000 + 1";
    private static final String FEN = "1000 + (n * 37 + p * 101 + y * 13) % 90000";

    private static final Pattern SUMS = Pattern.compile(
            "\"lines\":(\\d+),\"people\":(\\d+),\"households\":(\\d+),\"amount\":\"(\\d+)\\.(\\d\\d)\"");

    public static void main(String... arguments) throws Exception {
        switch (arguments[0]) {
            case "fill" -> fill(Long.parseLong(arguments[1]), arguments[2]);
            case "await" -> await(Long.parseLong(arguments[1]));
            default -> run(arguments[1], arguments[2], Integer.parseInt(arguments[3]), Long.parseLong(arguments[4]));
        }
    }

    private static int counties(long lines) {
        return (int) Math.max(1, lines / COUNTY_LINES);
    }

    /** Made-up codes beside the one that is asked about. */
    private static String county(int i) {
        return i == 0 ? ASKED : "9" + (10000 + i);
    }

    private static void fill(long lines, String file) throws SQLException {
        int counties = counties(lines);
        long each = lines / counties / YEARS / PROGRAMMES;
        long start = System.nanoTime();
        try (Connection postgres = postgres(); Statement statement = postgres.createStatement()) {
            // As a bulk load does; only the key is needed here, and it is built afterwards.
            for (String index : List.of("by_village", "by_name", "by_beneficiary", "by_household")) {
                statement.execute("DROP INDEX IF EXISTS roster_line_" + index);
            }
            statement.execute("ALTER TABLE roster_line DROP CONSTRAINT roster_line_pkey");
            for (int p = 1; p <= PROGRAMMES; p++) {
                statement.execute("INSERT INTO programme (code, name, unit) VALUES ('%s', '测试项目%d', '亩')"
                        .formatted(programme(p), p));
            }
            for (int c = 0; c < counties; c++) {
                for (int y = LAST_YEAR - YEARS + 1; y <= LAST_YEAR; y++) {
                    versions(statement, county(c), y, each);
                    statement.execute(("""
                            INSERT INTO roster_line (county, year, version_id, no, village, group_name, name, name_folded,
                                unit, amount_fen, beneficiary_id)
                            SELECT county, y, id, n, %s, '第1组', '张三', '张三', '亩', %s, person
                            FROM (SELECT v.county, r.year AS y, v.id, n, CAST(substr(r.programme, 2) AS int) AS p
                                  FROM roster_version v JOIN roster r ON r.id = v.roster_id, generate_series(1, %d) AS n
                                  WHERE v.county = '%s' AND v.year = %d) AS g,
                            LATERAL (SELECT %s AS person) AS who""")
                                    .formatted(VILLAGE, FEN, each, county(c), y, PERSON));
                }
            }
            statement.execute("ALTER TABLE roster_line ADD PRIMARY KEY (county, year, version_id, no)");
            statement.execute("ANALYZE roster_line");
            // The site counts what it finds published when it starts, as after an upgrade.
            statement.execute("DELETE FROM scheduled_tasks WHERE task_name = 'rollup-check'");
        }
        say("PostgreSQL holds %,d lines after %.0f s", each * PROGRAMMES * YEARS * counties, since(start));
        start = System.nanoTime();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + file); Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE line (county varchar, year int, programme varchar, village varchar,"
                    + " person bigint, fen bigint)");
            for (int c = 0; c < counties; c++) {
                for (int y = LAST_YEAR - YEARS + 1; y <= LAST_YEAR; y++) {
                    statement.execute(("""
                            INSERT INTO line SELECT county, y, 'p' || p, %s, person, fen FROM (
                                SELECT '%s' AS county, %d AS y, p, %s AS person, %s AS fen
                                FROM (SELECT n, p, %d AS y FROM range(1, %d) AS a (n), range(1, %d) AS b (p)) AS g)""")
                                    .formatted(VILLAGE.replace("/ 20", "// 20"), county(c), y, PERSON, FEN, y, each + 1,
                                            PROGRAMMES + 1));
                }
            }
            statement.execute("CHECKPOINT");
        }
        say("DuckDB holds them after %.0f s", since(start));
    }

    private static void versions(Statement statement, String county, int year, long lines) throws SQLException {
        statement.execute(("""
                INSERT INTO roster (id, county, programme, region, year, period, title, current_version, created_at)
                SELECT gen_random_uuid(), '%1$s', 'p' || p, '%1$s', %2$d, '%2$d', '测试', 1, now()
                FROM generate_series(1, %3$d) AS p""").formatted(county, year, PROGRAMMES));
        statement.execute(("""
                INSERT INTO roster_version (id, roster_id, version, county, year, status, line_count, total_fen, import_id,
                    author, published_at, publicity_from, publicity_to, created_at)
                SELECT gen_random_uuid(), id, 1, county, year, 'published', %3$d, 0, gen_random_uuid(), gen_random_uuid(),
                       now(), current_date, current_date, now()
                FROM roster WHERE county = '%1$s' AND year = %2$d""").formatted(county, year, lines));
    }

    private static String programme(int p) {
        return "p" + p;
    }

    /** Until the site has counted everything. */
    private static void await(long lines) throws Exception {
        long start = System.nanoTime();
        long wanted = (long) counties(lines) * YEARS;
        try (Connection postgres = postgres();
                PreparedStatement query = postgres.prepareStatement(
                        "SELECT count(*) FROM stat_cell WHERE programme = '' AND length(region) = 6")) {
            while (one(query) < wanted) {
                Thread.sleep(500);
            }
        }
        say("The site counted them in %.0f s", since(start));
    }

    private static void run(String site, String file, int rounds, long lines) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        List<Double> made = new ArrayList<>();
        List<Double> ready = new ArrayList<>();
        List<Double> scan = new ArrayList<>();
        try (Connection postgres = postgres();
                Statement publish = postgres.createStatement();
                Connection duck = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement query = duck.createStatement()) {
            for (int round = 0; round <= rounds; round++) {
                // As a publication does: what was made is no longer given. Replicas know within a second.
                publish.execute("UPDATE stat_year SET generation = generation + 1 WHERE county = '" + ASKED + "'");
                Thread.sleep(1200);
                long start = System.nanoTime();
                byte[] table = get(http, site + "/api/v1/stats/counties/" + ASKED + "?year=" + LAST_YEAR);
                byte[] years = get(http, site + "/api/v1/stats/regions/" + ASKED);
                double a = since(start);
                start = System.nanoTime();
                get(http, site + "/api/v1/stats/counties/" + ASKED + "?year=" + LAST_YEAR);
                get(http, site + "/api/v1/stats/regions/" + ASKED);
                double b = since(start);
                start = System.nanoTime();
                Map<String, String> theirTable = answer(query, "village", "AND year = " + LAST_YEAR);
                Map<String, String> theirYears = answer(query, "year", "");
                double c = since(start);
                compare(table, theirTable);
                compare(years, theirYears);
                say("%s made anew %7.1f ms   ready %6.1f ms   DuckDB %8.1f ms",
                        round == 0 ? "warm-up" : "round " + round, a * 1e3, b * 1e3, c * 1e3);
                if (round > 0) {
                    made.add(a * 1e3);
                    ready.add(b * 1e3);
                    scan.add(c * 1e3);
                }
            }
        }
        say("");
        say("%,d lines; milliseconds        median      min      max    ratio of medians", lines);
        line("DuckDB over the lines", scan, scan);
        line("dashboard, made anew", made, scan);
        line("dashboard, ready", ready, scan);
    }

    /** The cells of a county's table, or of its years, by what is shown of them. */
    private static Map<String, String> answer(Statement query, String by, String where) throws SQLException {
        String levels = by.equals("year")
                ? "(year, programme), (year)"
                : "(village, programme), (village), (township, programme), (township), (county, programme), (county)";
        Map<String, String> cells = new TreeMap<>();
        try (ResultSet rows = query.executeQuery("""
                SELECT count(*), count(DISTINCT person), sum(fen) FROM
                (SELECT *, left(village, 9) AS township FROM line WHERE county = '%s' %s) AS mine
                GROUP BY GROUPING SETS (%s)""".formatted(ASKED, where, levels))) {
            while (rows.next()) {
                String cell = rows.getLong(1) + " " + rows.getLong(2) + " " + rows.getLong(3);
                cells.merge(cell, "1", (x, y) -> Integer.toString(Integer.parseInt(x) + Integer.parseInt(y)));
            }
        }
        return cells;
    }

    private static void compare(byte[] gzip, Map<String, String> theirs) throws IOException {
        Map<String, String> ours = new TreeMap<>();
        Matcher sums;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            sums = SUMS.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        while (sums.find()) {
            String cell = sums.group(1) + " " + sums.group(2) + " " + Long.parseLong(sums.group(4) + sums.group(5));
            ours.merge(cell, "1", (x, y) -> Integer.toString(Integer.parseInt(x) + Integer.parseInt(y)));
        }
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("%d cells of ours are not DuckDB's %d".formatted(ours.size(), theirs.size()));
        }
    }

    /** @return compressed, as every phone and browser takes it */
    private static byte[] get(HttpClient http, String url) throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static long one(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection postgres() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("FINGERTIP_DATABASE_URL"),
                System.getenv("FINGERTIP_DATABASE_USER"),
                System.getenv("FINGERTIP_DATABASE_PASSWORD"));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void line(String what, List<Double> values, List<Double> reference) {
        say("%-30s %8.1f %8.1f %8.1f    %.4f", what, median(values), values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow(), median(values) / median(reference));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static void say(String format, Object... arguments) {
        System.out.println(format.formatted(arguments).stripTrailing());
    }
}
