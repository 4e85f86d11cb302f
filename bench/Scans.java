import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Prints how often lines have been read from the seeded roster's partition, once PostgreSQL has counted all. */
class Scans {
    public static void main(String... arguments) throws SQLException, InterruptedException {
        try (Connection database = DriverManager.getConnection(
                        System.getenv("FINGERTIP_DATABASE_URL"),
                        System.getenv("FINGERTIP_DATABASE_USER"),
                        System.getenv("FINGERTIP_DATABASE_PASSWORD"));
                Statement statement = database.createStatement()) {
            // A session tells its counts a second after its last statement at the latest.
            Thread.sleep(1500);
            try (ResultSet row = statement.executeQuery("""
                    SELECT coalesce(sum(idx_scan), 0) + (SELECT sum(seq_scan) FROM pg_stat_user_tables
                                                         WHERE relname = 'roster_line_2019'
                                                           AND schemaname = current_schema())
                    FROM pg_stat_user_indexes WHERE relname = 'roster_line_2019' AND schemaname = current_schema()""")) {
                row.next();
                System.out.println(row.getLong(1));
            }
        }
    }
}
