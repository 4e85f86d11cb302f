import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Interleaved rounds of the reference, of an import in which every person is new, and of one in which every person is
 * known (the same people a period later). Each begins with empty tables of lines.
 */
final class ImportBench {
    private static final String SCHEMA = "import_bench";

    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("schema")) {
            System.out.println(freshSchema());
        } else {
            run(arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Path.of(arguments[4]));
        }
    }

    private static void run(String site, int rows, int rounds, Path file) throws Exception {
        ProductImport ours = new ProductImport(site);
        ours.makeClerk(System.getenv("FINGERTIP_FIRST_ADMIN_PASSWORD"));
        String total = new InventedWorkbook().write(file, rows, ours.villages()).toPlainString();
        say("%,d rows, %.1f MB, %d rounds after one to warm up", rows, Files.size(file) / 1e6, rounds);
        List<Double> bare = new ArrayList<>();
        List<Double> fresh = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        try (Connection database = connect(System.getenv("FINGERTIP_DATABASE_URL"))) {
            BareImport reference = new BareImport(database);
            reference.makeTable();
            for (int round = 0; round <= rounds; round++) {
                empty(database, "bare_line", "roster_line");
                long start = System.nanoTime();
                if (reference.run(file) != rows) {
                    throw new IllegalStateException("the reference lost rows");
                }
                double a = (System.nanoTime() - start) / 1e9;
                empty(database, "bare_line", "roster_line", "beneficiary", "account");
                double b = ours.run(file, period(database, 1), rows, total);
                empty(database, "roster_line");
                double c = ours.run(file, period(database, 2), rows, total);
                say("%s reference %6.2f s   all new %6.2f s (×%.2f)   all known %6.2f s (×%.2f)",
                        round == 0 ? "warm-up" : "round " + round, a, b, b / a, c, c / a);
                if (round > 0) {
                    bare.add(a);
                    fresh.add(b);
                    known.add(c);
                }
            }
        }
        say("");
        say("seconds                         median      min      max    ratio of medians");
        line("bare fastexcel + COPY", bare, bare);
        line("import, every person new", fresh, bare);
        line("import, every person known", known, bare);
        say("rows a second, every person known: %,.0f", rows / median(known));
        Files.delete(file);
    }

    /** The rosters of the round before go, so that each import makes a first version. */
    private static String period(Connection database, int number) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("TRUNCATE roster CASCADE");
        }
        return "2025-0" + number;
    }

    private static void empty(Connection database, String... tables) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", tables));
        }
    }

    /** @return the URL of an empty schema on the same server */
    private static String freshSchema() throws SQLException {
        String url = System.getenv("FINGERTIP_DATABASE_URL");
        try (Connection database = connect(url);
                Statement statement = database.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
            statement.execute("CREATE SCHEMA " + SCHEMA);
        }
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA;
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url, System.getenv("FINGERTIP_DATABASE_USER"), System.getenv("FINGERTIP_DATABASE_PASSWORD"));
    }

    private static void line(String what, List<Double> seconds, List<Double> reference) {
        say("%-30s %7.2f  %7.2f  %7.2f    %.2f", what, median(seconds),
                seconds.stream().min(Double::compare).orElseThrow(),
                seconds.stream().max(Double::compare).orElseThrow(),
                median(seconds) / median(reference));
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
