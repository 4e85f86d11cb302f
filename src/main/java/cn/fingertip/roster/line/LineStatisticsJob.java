package cn.fingertip.roster.line;

import cn.fingertip.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Tells PostgreSQL what the lines of all years are like. It analyses each year's table by itself but never the table of
 * which they are parts (PostgreSQL manual, Routine Vacuuming), and expects one row of whatever is joined with that.
 */
@ApplicationScoped
class LineStatisticsJob implements RecurringJob {
    /** Whether the lines became a fifth more, or fewer, since they were last analysed as a whole. */
    private static final String GREW = """
            SELECT abs(sum(greatest(part.reltuples, s.n_live_tup)) - greatest(whole.reltuples, 0))
                       > 0.2 * greatest(whole.reltuples, 0) + 1000
            FROM pg_class whole JOIN pg_inherits i ON i.inhparent = whole.oid JOIN pg_class part ON part.oid = i.inhrelid
            LEFT JOIN pg_stat_user_tables s ON s.relid = part.oid
            WHERE whole.oid = 'roster_line'::regclass GROUP BY whole.reltuples""";

    private final DataSource database;

    LineStatisticsJob(DataSource database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "line-statistics";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (grew(statement)) {
                // Nobody waits for it, and it for nobody: whoever is at a table now analyses it or keeps it for a
                // while.
                statement.execute("ANALYZE (SKIP_LOCKED) roster_line");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("lines could not be analysed", e);
        }
    }

    private static boolean grew(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery(GREW)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
