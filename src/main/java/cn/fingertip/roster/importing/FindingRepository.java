package cn.fingertip.roster.importing;

import cn.fingertip.roster.importing.draft.DatabaseFault;
import cn.fingertip.roster.importing.finding.Finding;
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

/** What was found in files. */
@ApplicationScoped
class FindingRepository {
    private final DataSource database;

    FindingRepository(DataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(UUID importId, List<Finding> findings) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM import_problem WHERE import_id = ?");
                PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO import_problem (import_id, no, sheet, row_no, col, code, message, level)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            delete.setObject(1, importId);
            delete.executeUpdate();
            int no = 0;
            for (Finding finding : findings) {
                insert.setObject(1, importId);
                insert.setInt(2, ++no);
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

    @Transactional
    public List<Finding> of(UUID importId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                SELECT sheet, row_no, col, code, message, level FROM import_problem
                WHERE import_id = ? ORDER BY no""")) {
            query.setObject(1, importId);
            List<Finding> findings = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    findings.add(new Finding(
                            rows.getString(1),
                            rows.getObject(2, Integer.class),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6)));
                }
            }
            return findings;
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
