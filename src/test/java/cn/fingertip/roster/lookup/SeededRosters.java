package cn.fingertip.roster.lookup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Published rosters of invented lines, written straight into the database of a replica under test. */
public final class SeededRosters {
    private static final String TOWNSHIP = "360735100";

    private SeededRosters() {}

    /**
     * @param period a month that no other roster has
     * @return the roster's id
     */
    public static UUID insert(Connection database, String period, int lines) throws SQLException {
        UUID roster = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        int year = Integer.parseInt(period.substring(0, 4));
        run(database, """
                INSERT INTO roster (id, county, programme, region, year, period, title, current_version, created_at)
                VALUES (?, '360735', 'farmland', ?, ?, ?, '石城县琴江镇耕地地力保护补贴发放清册', 1, now())\
                """, roster, TOWNSHIP, year, period);
        run(database, """
                        INSERT INTO roster_version (id, roster_id, version, county, year, status, line_count, total_fen, import_id,
                                                    author, published_at, publicity_from, publicity_to, created_at)
                        VALUES (?, ?, 1, '360735', ?, 'published', ?, ?, gen_random_uuid(), gen_random_uuid(), now(),
                                current_date, current_date + 7, now())\
                        """, version, roster, year, lines, lines * 76_486L);
        run(database, """
                INSERT INTO roster_line (county, year, version_id, no, village, group_name, name, name_folded, quantity,
                                         unit, standard, amount_fen, beneficiary_id)
                SELECT '360735', ?, ?, n, '360735100' || (200 + (n - 1) / 250), '第1组', '苏松', '苏松', 7.2, '亩', 106.23,
                       76486, n
                FROM generate_series(1, ?) AS n\
                """, year, version, lines);
        return roster;
    }

    private static void run(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
