package cn.fingertip.stats;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the kept sums, without entities or a transaction. */
@ApplicationScoped
class StatsRepository {
    private final DataSource database;

    StatsRepository(DataSource database) {
        this.database = database;
    }

    /** @return by region, of each the sum of all programmes first */
    List<Cell> county(String county, int year) {
        return read(
                "SELECT year, region, programme, lines, people, households, amount_fen FROM stat_cell"
                        + " WHERE county = ?::bpchar AND year = ? ORDER BY region, programme",
                StatsRepository::cell,
                county,
                year);
    }

    /** @return by year, the newest first, of each the sum of all programmes first */
    List<Cell> region(String region) {
        return read(
                "SELECT year, region, programme, lines, people, households, amount_fen FROM stat_cell"
                        + " WHERE county = ?::bpchar AND region = ? ORDER BY year DESC, programme",
                StatsRepository::cell,
                region.substring(0, 6),
                region);
    }

    /** @return the years with anything published, the newest first */
    List<Integer> years(String county) {
        return read(
                "SELECT year FROM stat_cell WHERE county = ?::bpchar AND region = ? AND programme = '' ORDER BY year DESC",
                row -> row.getInt(1),
                county,
                county);
    }

    List<CodeName> programmes() {
        return read(
                "SELECT code, name FROM programme ORDER BY code",
                row -> new CodeName(row.getString(1), row.getString(2)));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                new Sums(row.getLong(4), row.getLong(5), row.getLong(6), new Money(row.getLong(7))));
    }

    private <T> List<T> read(String sql, Row<T> row, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("sums could not be read", e);
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
