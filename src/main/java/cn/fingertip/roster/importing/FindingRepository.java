package cn.fingertip.roster.importing;

import cn.fingertip.roster.importing.draft.DatabaseFault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.marked.Places.Numbered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What was found in files, in the order in which it was found. */
@ApplicationScoped
public class FindingRepository {
    private static final String COLUMNS = "no, sheet, row_no, col, code, message, level";

    private final DataSource database;

    FindingRepository(DataSource database) {
        this.database = database;
    }

    /**
     * Outside the import's transaction: they are kept also where no draft comes of the file. The same file gives the
     * same findings, so that two runs of it do not get into each other's way.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void append(UUID importId, int no, List<Finding> findings) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO import_problem (import_id, no, sheet, row_no, col, code, message, level)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            int next = no;
            for (Finding finding : findings) {
                insert.setObject(1, importId);
                insert.setInt(2, next++);
                insert.setString(3, finding.sheet());
                insert.setObject(4, finding.row());
                insert.setString(5, finding.column());
                insert.setString(6, finding.code());
                insert.setString(7, finding.message());
                insert.setString(8, finding.level());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** What was found in an import goes: it is read anew, or nothing comes of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void clear(UUID importId) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM import_problem WHERE import_id = ?")) {
            delete.setObject(1, importId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** @param after the number of the last one seen, -1 for the first */
    @Transactional
    public List<Numbered> after(UUID importId, int after, int limit) {
        return list(
                "SELECT " + COLUMNS + " FROM import_problem WHERE import_id = ? AND no > ? ORDER BY no LIMIT ?",
                importId,
                after,
                limit);
    }

    /**
     * @param sheet null in a text file
     * @param row of the last one seen, 0 for the first
     * @param no of the last one seen
     * @return those with a row, in order of rows
     */
    @Transactional
    public List<Numbered> onSheet(UUID importId, String sheet, int row, int no, int limit) {
        String where = sheet == null ? "sheet IS NULL" : "sheet = ?";
        String query = "SELECT " + COLUMNS + " FROM import_problem WHERE import_id = ? AND " + where
                + " AND (row_no, no) > (?, ?) ORDER BY row_no, no LIMIT ?";
        return sheet == null ? list(query, importId, row, no, limit) : list(query, importId, sheet, row, no, limit);
    }

    private List<Numbered> list(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<Numbered> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Numbered(rows.getInt(1), finding(rows)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getString(2),
                row.getObject(3, Integer.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
