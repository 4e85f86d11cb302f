package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Money;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is public of rosters. */
@ApplicationScoped
class PublicRosterRepository {
    private static final String ROSTER = """
            SELECT r.id, r.title, r.programme, p.name, r.region, r.year, r.period, v.version, v.line_count, v.total_fen,
                   v.published_at, v.publicity_from, v.publicity_to, v.final_at, k.version_id IS NOT NULL, k.reason,
                   k.added, k.removed, k.changed
            FROM roster_version v JOIN roster r ON r.id = v.roster_id JOIN programme p ON p.code = r.programme
            LEFT JOIN roster_correction k ON k.version_id = v.id
            """;

    private final Reads reads;
    private final Regions regions;
    private final Clock clock;

    PublicRosterRepository(Reads reads, Regions regions, Clock clock) {
        this.reads = reads;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * Any version, whether it is public or not, with quantities and standards shown.
     *
     * @param number null for the one on its way, else the published, else the latest
     * @param wholeNames whether names are shown although the programme masks them
     */
    Optional<CurrentVersion.Published> version(UUID rosterId, Integer number, boolean wholeNames) {
        String sql = """
                SELECT v.id, v.version, v.county, v.year, v.line_count, v.publicity_to, v.final_at IS NOT NULL, p.revision, p.mask_names,
                       r.region
                FROM roster r
                JOIN programme p ON p.code = r.programme
                JOIN roster_version v ON v.roster_id = r.id
                WHERE r.id = ?""";
        List<Object> values = new ArrayList<>(List.of(rosterId));
        if (number != null) {
            sql += " AND v.version = ?";
            values.add(number);
        }
        sql += """

                ORDER BY v.status IN ('draft', 'submitted', 'reviewed', 'cleared') DESC, v.status = 'published' DESC,
                         v.version DESC LIMIT 1""";
        return reads
                .read(
                        sql,
                        values,
                        row -> new CurrentVersion.Published(
                                rosterId,
                                row.getObject(1, UUID.class),
                                row.getInt(2),
                                row.getString(3),
                                row.getString(10),
                                row.getInt(4),
                                row.getInt(5),
                                row.getObject(6, LocalDate.class),
                                row.getBoolean(7),
                                CurrentVersion.Published.revision(row.getInt(8), regions.names()),
                                true,
                                true,
                                row.getBoolean(9) && !wholeNames))
                .stream()
                .findFirst();
    }

    RosterView roster(UUID versionId) {
        return reads.read(ROSTER + "WHERE v.id = ?", List.of(versionId), this::roster)
                .getFirst();
    }

    /** @return the newest first, one more than asked for where there are more */
    List<RosterView> list(CatalogueQuery query) {
        StringBuilder sql = new StringBuilder(ROSTER).append("WHERE v.status = 'published'");
        List<Object> values = new ArrayList<>();
        if (query.region() != null) {
            sql.append(" AND r.region LIKE ?");
            values.add(query.region() + "%");
        }
        if (query.year() != null) {
            sql.append(" AND r.year = ?");
            values.add(query.year());
        }
        if (query.programme() != null) {
            sql.append(" AND r.programme = ?");
            values.add(query.programme());
        }
        if (query.before() != null) {
            sql.append(" AND (v.published_at, v.roster_id) < (?, ?)");
            values.add(query.before().publishedAt().atZone(Clock.ZONE).toOffsetDateTime());
            values.add(query.before().rosterId());
        }
        sql.append(" ORDER BY v.published_at DESC, v.roster_id DESC LIMIT ?");
        values.add(query.limit() + 1);
        return reads.read(sql.toString(), values, this::roster);
    }

    private RosterView roster(ResultSet row) throws SQLException {
        LocalDate to = row.getObject(13, LocalDate.class);
        OffsetDateTime finalAt = row.getObject(14, OffsetDateTime.class);
        RosterView.Corrected corrected = row.getBoolean(15)
                ? new RosterView.Corrected(row.getString(16), row.getInt(17), row.getInt(18), row.getInt(19))
                : null;
        return new RosterView(
                row.getObject(1, UUID.class).toString(),
                row.getString(2),
                new CodeName(row.getString(3), row.getString(4)),
                region(row.getString(5)),
                row.getInt(6),
                row.getString(7),
                row.getInt(8),
                row.getInt(9),
                new Money(row.getLong(10)),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                new RosterView.Publicity(
                        row.getObject(12, LocalDate.class), to, !clock.today().isAfter(to)),
                finalAt == null ? null : new RosterView.Closing(finalAt.toInstant()),
                corrected);
    }

    private CodeName region(String code) {
        return new CodeName(code, regions.find(code).map(RegionName::name).orElse(code));
    }
}
