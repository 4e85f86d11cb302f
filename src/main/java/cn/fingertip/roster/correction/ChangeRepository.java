package cn.fingertip.roster.correction;

import cn.fingertip.kernel.Money;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.line.Decimals;
import cn.fingertip.roster.search.NameMask;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Changed lines, old beside new, read without entities or a transaction. */
@ApplicationScoped
class ChangeRepository {
    private static final String CHANGES = """
            SELECT c.no, c.line_no, c.base_line_no, c.reason,
                   n.village, n.group_name, n.name, n.name_folded, n.quantity, n.unit, n.standard, n.amount_fen,
                   o.village, o.group_name, o.name, o.name_folded, o.quantity, o.unit, o.standard, o.amount_fen
            FROM roster_change c
            LEFT JOIN roster_line n
                ON n.county = ?::bpchar AND n.year = ? AND n.version_id = ? AND n.no = c.line_no
            LEFT JOIN roster_line o
                ON o.county = ?::bpchar AND o.year = ? AND o.version_id = ? AND o.no = c.base_line_no
            WHERE c.version_id = ? AND c.no > ? ORDER BY c.no LIMIT ?""";

    private static final int NOW = 5;
    private static final int WAS = 13;

    private final DataSource database;
    private final Regions regions;

    ChangeRepository(DataSource database, Regions regions) {
        this.database = database;
        this.regions = regions;
    }

    /**
     * The lines of two versions of a roster.
     *
     * @param county and {@code year} lead the keys of both
     */
    record Pair(String county, int year, UUID version, UUID base) {}

    /** @return in the order of the roster, one more than asked for where there are more */
    List<ChangeView> changes(Pair of, Shown shown, int after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setString(1, of.county());
            statement.setInt(2, of.year());
            statement.setObject(3, of.version());
            statement.setString(4, of.county());
            statement.setInt(5, of.year());
            statement.setObject(6, of.base());
            statement.setObject(7, of.version());
            statement.setInt(8, after);
            statement.setInt(9, limit + 1);
            List<ChangeView> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changes.add(change(row, shown));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("changes could not be read", e);
        }
    }

    private ChangeView change(ResultSet row, Shown shown) throws SQLException {
        Integer line = row.getObject(2, Integer.class);
        boolean both = line != null && row.getObject(3) != null;
        boolean renamed = both && !row.getString(NOW + 2).equals(row.getString(WAS + 2));
        return ChangeView.of(
                row.getInt(1),
                line,
                row.getObject(3) == null ? null : side(row, WAS, shown),
                line == null ? null : side(row, NOW, shown),
                renamed,
                row.getString(4));
    }

    private ChangeView.Side side(ResultSet row, int from, Shown shown) throws SQLException {
        String village = row.getString(from);
        return new ChangeView.Side(
                new CodeName(
                        village, regions.find(village).map(RegionName::name).orElse(village)),
                row.getString(from + 1),
                shown.masked() ? NameMask.of(row.getString(from + 3)) : row.getString(from + 2),
                shown.quantity() ? Decimals.plain(row.getBigDecimal(from + 4)) : null,
                shown.quantity() ? row.getString(from + 5) : null,
                shown.standard() ? Decimals.plain(row.getBigDecimal(from + 6)) : null,
                new Money(row.getLong(from + 7)));
    }
}
