package cn.fingertip.roster.lookup.cache;

import cn.fingertip.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;

/** The small things about public rosters that change, read without entities or a transaction. */
@ApplicationScoped
class CurrentVersionRepository {
    private static final String CURRENT = """
            SELECT v.id, v.version, v.county, v.year, v.line_count, v.publicity_to, v.final_at IS NOT NULL, p.revision, p.show_quantity,
                   p.show_standard, p.mask_names, v.status, v.reason, r.region
            FROM roster r
            JOIN programme p ON p.code = r.programme
            JOIN roster_version v ON v.roster_id = r.id
            WHERE r.id = ? AND v.status IN ('published', 'withdrawn')
            ORDER BY v.status = 'published' DESC, v.version DESC LIMIT 1""";
    private static final String GENERATION =
            "SELECT coalesce(sum(generation), 0) FROM roster_catalogue WHERE county LIKE ?";

    private final DataSource database;
    private final Regions regions;

    CurrentVersionRepository(DataSource database, Regions regions) {
        this.database = database;
        this.regions = regions;
    }

    CurrentVersion current(UUID rosterId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CURRENT)) {
            statement.setObject(1, rosterId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new CurrentVersion.Unknown();
                }
                return "published".equals(row.getString(12))
                        ? published(rosterId, row)
                        : new CurrentVersion.Withdrawn(row.getString(13));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a roster's current version could not be read", e);
        }
    }

    /**
     * @param county code prefix, at most a county's six digits
     * @return another where the lists changed, or the names of regions in them
     */
    long generation(String county) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(GENERATION)) {
            statement.setString(1, county + "%");
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) ^ (long) regions.names() << 32;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a generation of the lists could not be read", e);
        }
    }

    private CurrentVersion published(UUID rosterId, ResultSet row) throws SQLException {
        return new CurrentVersion.Published(
                rosterId,
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(14),
                row.getInt(4),
                row.getInt(5),
                row.getObject(6, LocalDate.class),
                row.getBoolean(7),
                CurrentVersion.Published.revision(row.getInt(8), regions.names()),
                row.getBoolean(9),
                row.getBoolean(10),
                row.getBoolean(11));
    }
}
