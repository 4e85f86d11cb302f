package cn.fingertip.roster.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads without entities or a transaction: rows go straight into pages of bytes. */
@ApplicationScoped
class Reads {
    private final DataSource database;

    Reads(DataSource database) {
        this.database = database;
    }

    /** Makes something of the row on which the result stands. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param values of the statement's parameters, in order */
    <T> List<T> read(String sql, List<?> values, Row<T> row) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("a public read failed", e);
        }
    }
}
