package cn.fingertip.roster.importing.source;

import cn.fingertip.roster.importing.draft.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Sealed files that no import knows yet: noted before the first byte is kept, so that none is ever forgotten. */
@ApplicationScoped
public class BegunFileRepository {
    private final DataSource database;

    BegunFileRepository(DataSource database) {
        this.database = database;
    }

    /** Kept at once, whatever becomes of the file. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void add(String fileKey, Instant now) {
        update(
                "INSERT INTO import_file_begun (file_key, begun_at) VALUES (?, ?)",
                fileKey,
                now.atOffset(ZoneOffset.UTC));
    }

    /** An import knows it from now on, or it is gone. */
    @Transactional
    public void remove(String fileKey) {
        update("DELETE FROM import_file_begun WHERE file_key = ?", fileKey);
    }

    /** @return keys of files begun before then that no import came to know, oldest first */
    @Transactional
    public List<String> before(Instant then, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT file_key FROM import_file_begun WHERE begun_at < ? ORDER BY begun_at LIMIT ?")) {
            query.setObject(1, then.atOffset(ZoneOffset.UTC));
            query.setInt(2, limit);
            List<String> keys = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
