package cn.fingertip.roster.due;

import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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

/** Reminders that were written. */
@ApplicationScoped
class ReminderRepository {
    private static final String REMINDERS = """
            SELECT w.id, w.kind, w.subject, r.id, r.title, r.region, w.due_on, w.written_at,
                   CASE WHEN w.kind LIKE 'objection%'
                        THEN (SELECT o.answered_at IS NOT NULL FROM objection o WHERE o.id = w.subject)
                        ELSE (SELECT v.final_at IS NOT NULL OR v.status <> 'published' FROM roster_version v
                              WHERE v.id = w.subject) END
            FROM roster_reminder w JOIN roster r ON r.id = w.roster_id
            WHERE r.region LIKE ANY (?) AND r.region LIKE ? AND w.id < ?
            ORDER BY w.id DESC LIMIT ?""";

    private final DataSource database;
    private final EntityManager em;

    ReminderRepository(DataSource database, EntityManager em) {
        this.database = database;
        this.em = em;
    }

    /**
     * A reminder with its roster.
     *
     * @param settled whether what it reminds of was done meanwhile
     */
    record Written(
            long id,
            String kind,
            UUID subject,
            UUID rosterId,
            String title,
            String region,
            LocalDate dueOn,
            Instant at,
            boolean settled) {}

    /** @return whether it was written now, not before */
    boolean write(ReminderKind kind, Due due, LocalDate dueOn, Instant now) {
        return em.createNativeQuery("""
                        INSERT INTO roster_reminder (kind, subject, roster_id, due_on, written_at)
                        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (kind, subject) DO NOTHING""")
                        .setParameter(1, kind.wire(due.kind()))
                        .setParameter(2, due.subject())
                        .setParameter(3, due.rosterId())
                        .setParameter(4, dueOn)
                        .setParameter(5, now.atZone(Clock.ZONE).toOffsetDateTime())
                        .executeUpdate()
                == 1;
    }

    /** @return the newest first, at most {@code rows} */
    List<Written> before(List<String> subtrees, String region, long id, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMINDERS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", subtrees.stream().map(root -> root + "%").toArray()));
            statement.setString(2, region + "%");
            statement.setLong(3, id);
            statement.setInt(4, rows);
            List<Written> written = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    written.add(new Written(
                            row.getLong(1),
                            row.getString(2),
                            row.getObject(3, UUID.class),
                            row.getObject(4, UUID.class),
                            row.getString(5),
                            row.getString(6),
                            row.getObject(7, LocalDate.class),
                            row.getObject(8, OffsetDateTime.class).toInstant(),
                            row.getBoolean(9)));
                }
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException("reminders could not be read", e);
        }
    }
}
