import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One import of a workbook that {@link InventedWorkbook} wrote, into a site whose lines of that year are emptied first. Arguments:
 * {@code clerk} site, or {@code run} site rows file. Prints seconds, and the most memory the server held so far, in MB.
 */
final class OneImport {
    public static void main(String... arguments) throws Exception {
        ProductImport site = new ProductImport(arguments[1]);
        if (arguments[0].equals("clerk")) {
            site.makeClerk(System.getenv("FINGERTIP_FIRST_ADMIN_PASSWORD"));
            return;
        }
        String period;
        try (Connection database = DriverManager.getConnection(
                        System.getenv("FINGERTIP_DATABASE_URL"),
                        System.getenv("FINGERTIP_DATABASE_USER"),
                        System.getenv("FINGERTIP_DATABASE_PASSWORD"));
                Statement statement = database.createStatement()) {
            // The bench's own page stands in another year.
            statement.execute("TRUNCATE roster_line_2025");
            period = free(statement);
        }
        Path file = Path.of(arguments[3]);
        double seconds = site.run(file, period, Integer.parseInt(arguments[2]), Files.readString(Path.of(file + ".total")));
        System.out.printf("%.2f %.1f%n", seconds, peak());
    }

    /** The same file twice for one period would be no import. A year has 17 periods. */
    private static String free(Statement statement) throws java.sql.SQLException {
        List<String> periods = new ArrayList<>(List.of("2025", "2025Q1", "2025Q2", "2025Q3", "2025Q4"));
        for (int month = 1; month <= 12; month++) {
            periods.add("2025-%02d".formatted(month));
        }
        try (ResultSet used = statement.executeQuery("SELECT period FROM roster WHERE year = 2025")) {
            while (used.next()) {
                periods.remove(used.getString(1));
            }
        }
        return periods.getFirst();
    }

    /** The most of the server's memory that ever was in use, whatever for: heap, code, buffers. */
    private static double peak() throws java.io.IOException {
        return Files.readAllLines(Path.of("/proc", System.getenv("BENCH_SERVER"), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
