package cn.fingertip.roster.due;

import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Objections without an answer and publicity periods that are over but not closed. */
@ApplicationScoped
class DueRepository {
    private static final String DUE = """
            SELECT * FROM (
                SELECT 'objection-answer' AS kind, o.id, r.id AS roster_id, r.title, r.region, o.line_no,
                       o.created_at AS since, v.publicity_to
                FROM objection o JOIN roster r ON r.id = o.roster_id JOIN roster_version v ON v.id = o.version_id
                WHERE o.answered_at IS NULL
                UNION ALL
                SELECT 'roster-finalize', v.id, r.id, r.title, r.region, NULL,
                       (v.publicity_to + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', v.publicity_to
                FROM roster_version v JOIN roster r ON r.id = v.roster_id
                WHERE v.status = 'published' AND v.final_at IS NULL AND v.publicity_to < ?
            ) AS due
            WHERE region LIKE ANY (?) AND region LIKE ? AND (?::text IS NULL OR kind = ?)
              AND (since, id) > (?, ?) %s
            ORDER BY since, id LIMIT ?""";

    /** Who was told that it is late is not told again. */
    private static final String NOT_YET_LATE = """
            AND NOT EXISTS (SELECT 1 FROM roster_reminder w WHERE w.subject = due.id AND w.kind = due.kind || '-late')""";

    private static final List<String> EVERYWHERE = List.of("");

    private final DataSource database;

    DueRepository(DataSource database) {
        this.database = database;
    }

    /** A place in the list, the oldest first. */
    record Place(Instant since, UUID subject) {
        static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * @param subtrees roots of the regions whose rosters are looked at; {@code ""} is everything
     * @param region code prefix to narrow them
     * @param kind null for all
     * @return the oldest first, at most {@code rows}
     */
    List<Due> due(List<String> subtrees, String region, DueKind kind, LocalDate today, Place after, int rows) {
        return read(DUE.formatted(""), subtrees, region, kind, today, after, rows);
    }

    /** @return what somebody may have to be reminded of, the oldest first, at most {@code rows} */
    List<Due> toRemindOf(LocalDate today, Place after, int rows) {
        return read(DUE.formatted(NOT_YET_LATE), EVERYWHERE, "", null, today, after, rows);
    }

    private List<Due> read(
            String sql, List<String> subtrees, String region, DueKind kind, LocalDate today, Place after, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Array patterns = connection.createArrayOf(
                    "text", subtrees.stream().map(root -> root + "%").toArray());
            String wire = kind == null ? null : kind.wire();
            statement.setObject(1, today);
            statement.setArray(2, patterns);
            statement.setString(3, region + "%");
            statement.setString(4, wire);
            statement.setString(5, wire);
            statement.setObject(6, after.since().atZone(Clock.ZONE).toOffsetDateTime());
            statement.setObject(7, after.subject());
            statement.setInt(8, rows);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(due(row));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new IllegalStateException("what is due could not be read", e);
        }
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                DueKind.of(row.getString(1)).orElseThrow(),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Integer.class),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, LocalDate.class));
    }
}
