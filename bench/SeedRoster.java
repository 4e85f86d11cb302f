import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Puts one published roster of 4,000 invented lines into the database, once; prints its id, or its version's. */
class SeedRoster {
    private static final String SURNAMES = "苏熊夏尹余吴温赖孙陈傅郭戴宋阎贾潘汪";
    private static final String GIVEN = "松香兰军静涛华山洋煌柏永银竹春东凤礼";

    public static void main(String... arguments) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                System.getenv("FINGERTIP_DATABASE_URL"),
                System.getenv("FINGERTIP_DATABASE_USER"),
                System.getenv("FINGERTIP_DATABASE_PASSWORD"))) {
            String before = existing(database);
            String roster = before != null ? before : seeded(database);
            System.out.println(arguments.length == 0 ? roster : version(database, roster));
        }
    }

    private static String existing(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT id FROM roster WHERE programme = 'farmland' AND region = '360735100' AND period = '2019Q4'")) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private static String version(Connection database, String roster) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement("SELECT id FROM roster_version WHERE roster_id = ?::uuid")) {
            statement.setString(1, roster);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    private static String seeded(Connection database) throws SQLException {
        database.setAutoCommit(false);
        UUID roster = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        UUID nobody = new UUID(0, 0);
        run(database, """
                INSERT INTO roster (id, county, programme, region, year, period, title, current_version, created_at)
                VALUES (?, '360735', 'farmland', '360735100', 2019, '2019Q4',
                        '2019年第四季度石城县琴江镇耕地地力保护补贴发放清册', 1, now())""", roster);
        run(database, """
                INSERT INTO roster_version (id, roster_id, version, county, year, status, line_count, total_fen, import_id,
                                            author, published_at, publicity_from, publicity_to, created_at)
                VALUES (?, ?, 1, '360735', 2019, 'published', 4000, 4000 * 76486, ?, ?, now(), current_date,
                        current_date + 7, now())""", version, roster, nobody, nobody);
        run(database, """
                INSERT INTO roster_line (county, year, version_id, no, village, group_name, name, name_folded, quantity,
                                         unit, standard, amount_fen, beneficiary_id)
                SELECT '360735', 2019, ?, n, '360735100' || (200 + (n - 1) / 250), '第' || (n % 9 + 1) || '组', name, name,
                       (100 + n * 37 % 900) / 100.0, '亩', 106.23, round((100 + n * 37 % 900) * 106.23), n
                FROM (SELECT n, substr(?, n * 7 % 18 + 1, 1) || substr(?, n * 11 % 18 + 1, 1)
                             || CASE WHEN n % 3 = 0 THEN '' ELSE substr(?, n * 5 % 18 + 1, 1) END AS name
                      FROM generate_series(1, 4000) AS n) AS people""", version, SURNAMES, GIVEN, GIVEN);
        database.commit();
        return roster.toString();
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
