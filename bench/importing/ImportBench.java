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
    public static void main(String... arguments) throws Exception {
        run(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
    }

    private static void run(String site, int rows, int rounds, Path file) throws Exception {
        ProductImport ours = new ProductImport(site);
        Cpu cpu = new Cpu();
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
                double before = cpu.postgres();
                long start = System.nanoTime();
                if (reference.run(file) != rows) {
                    throw new IllegalStateException("the reference lost rows");
                }
                double a = (System.nanoTime() - start) / 1e9;
                empty(database, "bare_line", "roster_line", "beneficiary", "account");
                String used = "CPU, server + PostgreSQL: reference %.2f".formatted(cpu.postgres() - before);
                double b = 0;
                double c = 0;
                for (int which = 1; which <= 2; which++) {
                    empty(database, "roster_line");
                    double server = cpu.server();
                    double postgres = cpu.postgres();
                    double seconds = ours.run(file, period(database, which), rows, total);
                    used += ", %s %.2f + %.2f".formatted(which == 1 ? "new" : "known",
                            cpu.server() - server, cpu.postgres() - postgres);
                    b = which == 1 ? seconds : b;
                    c = seconds;
                }
                say("%s reference %6.2f s   all new %6.2f s (×%.2f)   all known %6.2f s (×%.2f)   %s",
                        round == 0 ? "warm-up" : "round " + round, a, b, b / a, c, c / a, used);
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
