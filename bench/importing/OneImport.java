import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * One import of a workbook that {@link InventedWorkbook} wrote, into a site whose rosters are emptied first. Arguments:
 * {@code clerk} site, or {@code run} site rows file. Prints seconds, and the most memory the server held so far, in MB.
 */
final class OneImport {
    public static void main(String... arguments) throws Exception {
        ProductImport site = new ProductImport(arguments[1]);
        if (arguments[0].equals("clerk")) {
            site.makeClerk(System.getenv("FINGERTIP_FIRST_ADMIN_PASSWORD"));
            return;
        }
        try (Connection database = DriverManager.getConnection(
                        System.getenv("FINGERTIP_DATABASE_URL"),
                        System.getenv("FINGERTIP_DATABASE_USER"),
                        System.getenv("FINGERTIP_DATABASE_PASSWORD"));
                Statement statement = database.createStatement()) {
            statement.execute("DELETE FROM roster_line l USING roster r JOIN roster_version v ON v.roster_id = r.id "
                    + "WHERE l.version_id = v.id AND r.period = '2025-01'");
            statement.execute("DELETE FROM roster_version WHERE roster_id IN (SELECT id FROM roster WHERE period = '2025-01')");
            statement.execute("DELETE FROM roster WHERE period = '2025-01'");
        }
        Path file = Path.of(arguments[3]);
        double seconds = site.run(file, "2025-01", Integer.parseInt(arguments[2]), Files.readString(Path.of(file + ".total")));
        System.out.printf("%.2f %.1f%n", seconds, peak());
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
