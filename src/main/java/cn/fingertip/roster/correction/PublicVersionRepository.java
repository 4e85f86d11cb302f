package cn.fingertip.roster.correction;

import cn.fingertip.kernel.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Versions that were published, read without entities or a transaction. */
@ApplicationScoped
class PublicVersionRepository {
    private static final String VERSIONS = """
            SELECT v.version, v.status, v.published_at, v.line_count, v.total_fen, v.final_at, k.version_id, b.version,
                   k.reason, k.added, k.removed, k.changed, v.withdrawn_at, v.reason
            FROM roster_version v
            LEFT JOIN roster_correction k ON k.version_id = v.id
            LEFT JOIN roster_version b ON b.id = k.base_id
            WHERE v.roster_id = ? AND v.published_at IS NOT NULL
            ORDER BY v.version DESC""";
    private static final String CORRECTED = """
            SELECT v.id, k.base_id, v.status, v.reason FROM roster_version v
            LEFT JOIN roster_correction k ON k.version_id = v.id
            WHERE v.roster_id = ? AND v.version = ? AND v.published_at IS NOT NULL""";

    private final DataSource database;

    PublicVersionRepository(DataSource database) {
        this.database = database;
    }

    /**
     * One version of a roster.
     *
     * @param baseId what it is compared with, null where it lists no changes
     * @param withdrawn why it was, null where it was not
     */
    record Corrected(UUID versionId, UUID baseId, String withdrawn) {}

    /** @return the newest first */
    List<VersionView> of(UUID rosterId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setObject(1, rosterId);
            List<VersionView> versions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(version(row));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw new IllegalStateException("versions could not be read", e);
        }
    }

    /** @return empty where there is no such version, or it was never published */
    Optional<Corrected> find(UUID rosterId, int version) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CORRECTED)) {
            statement.setObject(1, rosterId);
            statement.setInt(2, version);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String withdrawn = "withdrawn".equals(row.getString(3)) ? row.getString(4) : null;
                return Optional.of(
                        new Corrected(row.getObject(1, UUID.class), row.getObject(2, UUID.class), withdrawn));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a version could not be read", e);
        }
    }

    private static VersionView version(ResultSet row) throws SQLException {
        int version = row.getInt(1);
        Instant withdrawnAt = instant(row, 13);
        CorrectionView correction = row.getObject(7) == null
                ? null
                : new CorrectionView(
                        version,
                        row.getObject(8, Integer.class),
                        row.getString(9),
                        row.getInt(10),
                        row.getInt(11),
                        row.getInt(12));
        return new VersionView(
                version,
                row.getString(2),
                instant(row, 3),
                row.getInt(4),
                new Money(row.getLong(5)),
                instant(row, 6),
                correction,
                withdrawnAt,
                withdrawnAt == null ? null : row.getString(14));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
