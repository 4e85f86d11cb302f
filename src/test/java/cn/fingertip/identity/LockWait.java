package cn.fingertip.identity;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Waits until a transaction stands before a lock, so that a race has one outcome. */
public final class LockWait {
    private LockWait() {}

    /** @param table named in the statement that waits */
    public static void until(DataSource database, String table) {
        await().until(() -> waits(database, table));
    }

    private static boolean waits(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE ?")) {
            query.setString(1, "%" + table + "%");
            try (ResultSet found = query.executeQuery()) {
                return found.next() && found.getInt(1) > 0;
            }
        }
    }
}
