package cn.fingertip.roster.programme.year;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Sums of published rosters by year, read without entities or a transaction. */
@ApplicationScoped
class YearRepository {
    /**
     * A roster within the region counts whole, by its version's own totals; of one that is wider, the lines of the
     * region's villages are added up, by their index.
     */
    private static final String YEARS = """
            SELECT v.year, count(*), sum(coalesce(part.lines, v.line_count)), sum(coalesce(part.fen, v.total_fen))
            FROM roster r JOIN roster_version v ON v.roster_id = r.id AND v.status = 'published'
            LEFT JOIN LATERAL (
                SELECT count(*) AS lines, coalesce(sum(l.amount_fen), 0) AS fen FROM roster_line l
                WHERE l.county = v.county AND l.year = v.year AND l.version_id = v.id
                  AND l.village >= ? AND l.village < ?
                HAVING length(r.region) < ?
            ) part ON true
            WHERE r.programme = ? AND (r.region LIKE ? OR r.region = ANY (?)) AND coalesce(part.lines, v.line_count) > 0
            GROUP BY v.year ORDER BY v.year DESC""";

    private final DataSource database;

    YearRepository(DataSource database) {
        this.database = database;
    }

    /**
     * @param region code of the subtree, {@code ""} for everything
     * @param wider codes of the regions around it
     * @return the newest first
     */
    List<YearView.Sum> years(String programme, String region, List<String> wider) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(YEARS)) {
            statement.setString(1, region);
            // The codes are digits: what follows them all begins with a colon.
            statement.setString(2, region + ":");
            statement.setInt(3, region.length());
            statement.setString(4, programme);
            statement.setString(5, region + "%");
            statement.setArray(6, connection.createArrayOf("text", wider.toArray()));
            List<YearView.Sum> years = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    years.add(new YearView.Sum(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)));
                }
            }
            return years;
        } catch (SQLException e) {
            throw new IllegalStateException("sums by year could not be read", e);
        }
    }
}
