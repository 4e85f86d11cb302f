package cn.fingertip.roster.search;

import cn.fingertip.kernel.Money;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.line.Decimals;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Published lines across the rosters of a county. */
@ApplicationScoped
class LineSearchRepository {
    /**
     * The versions first: whoever looks for a name then reads no line of a draft or of what was replaced. The arguments
     * name the county, and say which years.
     */
    private static final String LINES = """
            SELECT r.id, r.title, r.programme, p.name, r.year, r.period, l.no, l.village, l.group_name, l.name,
                   l.quantity, l.unit, l.standard, l.amount_fen
            FROM roster_line l
            JOIN roster_version v ON v.id = l.version_id
            JOIN roster r ON r.id = v.roster_id
            JOIN programme p ON p.code = r.programme
            WHERE l.county = ?::bpchar AND l.village LIKE ?
              AND l.version_id = ANY (ARRAY(SELECT id FROM roster_version
                                            WHERE status = 'published' AND county = ?::bpchar AND year BETWEEN ? AND ?))
              AND l.year BETWEEN ? AND ?""";

    private static final int FIRST_YEAR = 0;
    private static final int LAST_YEAR = 9999;

    private final DataSource database;
    private final Regions regions;

    LineSearchRepository(DataSource database, Regions regions) {
        this.database = database;
        this.regions = regions;
    }

    /** A row and where the next page begins. */
    record Row(FoundLine line, Place place) {}

    /** A place in the list: rosters in the order of their ids, lines in the order of the roster. */
    record Place(UUID rosterId, int no) {}

    /**
     * Reads at most one year's lines of a county.
     *
     * @param region code of at least six digits
     * @param after null for the first page
     */
    List<Row> byName(String region, int year, NameFilter name, Place after, int rows) {
        StringBuilder sql = new StringBuilder(LINES);
        List<Object> values = within(region, year);
        name.addTo(sql, values, false);
        if (after != null) {
            sql.append(" AND (r.id, l.no) > (?, ?)");
            values.add(after.rosterId());
            values.add(after.no());
        }
        return read(sql.append(" ORDER BY r.id, l.no LIMIT ?").toString(), values, rows);
    }

    /**
     * @param year null for every year
     * @param before the last line of the page before, null for the first page
     * @return the newest first
     */
    List<Row> byPerson(String region, Integer year, byte[] idIndex, PersonPlace before, int rows) {
        String sql = LINES
                + " AND l.beneficiary_id = (SELECT id FROM beneficiary WHERE county = ?::bpchar AND id_index = ?)";
        List<Object> values = within(region, year);
        values.add(region.substring(0, 6));
        values.add(idIndex);
        if (before != null) {
            sql += " AND (r.year, r.period, r.id, l.no) < (?, ?, ?, ?)";
            values.addAll(List.of(before.year(), before.period(), before.rosterId(), before.no()));
        }
        return read(sql + " ORDER BY r.year DESC, r.period DESC, r.id DESC, l.no DESC LIMIT ?", values, rows);
    }

    private static List<Object> within(String region, Integer year) {
        String county = region.substring(0, 6);
        int from = year == null ? FIRST_YEAR : year;
        int to = year == null ? LAST_YEAR : year;
        return new ArrayList<>(List.of(county, region + "%", county, from, to, from, to));
    }

    private List<Row> read(String sql, List<Object> values, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.setInt(values.size() + 1, rows);
            List<Row> found = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(row(result));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("a search of lines failed", e);
        }
    }

    private Row row(ResultSet row) throws SQLException {
        UUID roster = row.getObject(1, UUID.class);
        String village = row.getString(8);
        FoundLine line = new FoundLine(
                roster.toString(),
                row.getString(2),
                new CodeName(row.getString(3), row.getString(4)),
                row.getInt(5),
                row.getString(6),
                row.getInt(7),
                new CodeName(
                        village, regions.find(village).map(RegionName::name).orElse(village)),
                row.getString(9),
                row.getString(10),
                Decimals.plain(row.getBigDecimal(11)),
                row.getString(12),
                Decimals.plain(row.getBigDecimal(13)),
                new Money(row.getLong(14)));
        return new Row(line, new Place(roster, row.getInt(7)));
    }
}
