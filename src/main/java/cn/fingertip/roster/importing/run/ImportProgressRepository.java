package cn.fingertip.roster.importing.run;

import cn.fingertip.roster.importing.draft.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** How far imports are, and which were cancelled: in a table of its own, because a running import's row is locked. */
@ApplicationScoped
public class ImportProgressRepository {
    private final DataSource database;

    ImportProgressRepository(DataSource database) {
        this.database = database;
    }

    /** An import was received. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(UUID importId) {
        update("INSERT INTO import_progress (import_id) VALUES (?)", importId);
    }

    /** A run begins, from the first row. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reset(UUID importId) {
        update("UPDATE import_progress SET rows_read = 0, of_rows = NULL WHERE import_id = ?", importId);
    }

    /** Outside the import's transaction, so that others see it at once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public ImportProgress note(UUID importId, int rows, Integer ofRows) {
        return one("""
                UPDATE import_progress SET rows_read = ?, of_rows = ?::int WHERE import_id = ?
                RETURNING rows_read, of_rows, cancelled_at""", rows, ofRows, importId);
    }

    /** @return how far it is, as the others are told */
    @Transactional
    public ImportProgress of(UUID importId) {
        return one("SELECT rows_read, of_rows, cancelled_at FROM import_progress WHERE import_id = ?", importId);
    }

    /** Keeps it from being cancelled until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ImportProgress hold(UUID importId) {
        return one(
                "SELECT rows_read, of_rows, cancelled_at FROM import_progress WHERE import_id = ? FOR UPDATE",
                importId);
    }

    /** Waits for an import that is about to commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(UUID importId, Instant now) {
        update(
                "UPDATE import_progress SET cancelled_at = coalesce(cancelled_at, ?) WHERE import_id = ?",
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                importId);
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private ImportProgress one(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return ImportProgress.NONE;
            }
            OffsetDateTime cancelled = row.getObject(3, OffsetDateTime.class);
            return new ImportProgress(
                    row.getInt(1),
                    row.getObject(2, Integer.class),
                    null,
                    cancelled == null ? null : cancelled.toInstant());
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
