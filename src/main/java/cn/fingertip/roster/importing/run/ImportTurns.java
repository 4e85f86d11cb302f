package cn.fingertip.roster.importing.run;

import cn.fingertip.jobs.Jobs;
import cn.fingertip.roster.importing.draft.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Whose turn it is: imports of one county write the same people, so that one is made after the other, first come first
 * served. Who waits holds neither a thread nor a connection nor a transaction whose time runs out; counties do not wait
 * for each other. All here happens in the caller's transaction, so that a turn is passed on exactly when it ends.
 *
 * <p>An import that fails through no fault of its file keeps its turn while it is tried again: what ails it, a database
 * that is away, say, ails the next one too, and places in the queue would change with every hiccup. It holds its county
 * up for {@code fingertip.import.attempts} times {@code fingertip.import.time-limit} and the pauses between at the most:
 * with five attempts, five times thirty minutes and half a minute, and then it is refused. A clerk who does not want to
 * wait that long cancels it.
 */
@ApplicationScoped
public class ImportTurns {
    private final DataSource database;
    private final Jobs queue;

    ImportTurns(DataSource database, Jobs queue) {
        this.database = database;
        this.queue = queue;
    }

    /**
     * Nobody else enters or leaves the county's queue until the caller's transaction ends. To be asked for before a
     * waiting import's row is locked: whoever passes the turn on has the queue first and then the row.
     *
     * @param county six digits
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String county) {
        number("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 91))) AS locked", county);
    }

    /** Stands at the end of its county's queue; where nobody is before it, its work is queued. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(UUID importId, String county) {
        hold(county);
        number("UPDATE import_job SET queue_no = nextval('import_queue') WHERE id = ? RETURNING 1", importId);
        next(county);
    }

    /** It has ended, whether it was its turn or not; the next one's work is queued. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void leave(UUID importId, String county) {
        hold(county);
        number(
                "UPDATE import_job SET queue_no = NULL, turn = false WHERE id = ? AND queue_no IS NOT NULL RETURNING 1",
                importId);
        next(county);
    }

    /** @return how many of its county are made before it; null where it does not wait */
    @Transactional
    public Integer ahead(UUID importId) {
        return number("""
                SELECT (SELECT count(*) FROM import_job b
                        WHERE left(b.region, 6) = left(j.region, 6) AND b.queue_no < j.queue_no)
                FROM import_job j WHERE j.id = ? AND j.queue_no IS NOT NULL AND j.status = 'received'""", importId);
    }

    private void next(String county) {
        // A replica from before V091 ends an import without giving its turn back.
        number("""
                UPDATE import_job SET queue_no = NULL, turn = false
                WHERE left(region, 6) = ? AND queue_no IS NOT NULL AND status IN ('done', 'refused', 'cancelled')
                RETURNING 1""", county);
        String id = one("""
                UPDATE import_job SET turn = true WHERE id = (
                    SELECT id FROM import_job WHERE left(region, 6) = ? AND queue_no IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM import_job WHERE left(region, 6) = ? AND turn)
                    ORDER BY queue_no LIMIT 1)
                RETURNING id""", county, county);
        if (id != null) {
            queue.enqueue(ImportRun.NAME, id);
        }
    }

    private Integer number(String sql, Object... values) {
        String text = one(sql, values);
        return text == null ? null : Integer.valueOf(text);
    }

    private String one(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
