package cn.fingertip.roster.importing.run;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.ImportStopped;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Stands beside a running import: tells the others how far it is, and tells the import that it was cancelled, also where
 * it waits for the database.
 */
public final class ImportWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ImportWatch.class);
    private static final long BEAT_MILLIS = 500;
    /** A power of two: how many rows are read between two looks. */
    private static final int ROWS_A_LOOK = 256;

    /** As long as it is open. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private final UUID importId;
    private final ImportProgressRepository progress;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("import-watch").factory());
    private volatile int rows;
    private volatile Integer ofRows;
    private volatile boolean cancelled;
    private PGConnection working;

    ImportWatch(UUID importId, ImportProgressRepository progress) {
        this.importId = importId;
        this.progress = progress;
        beat.scheduleWithFixedDelay(this::look, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    boolean cancelled() {
        return cancelled;
    }

    /** @throws ImportCancelled where it was cancelled */
    void check() {
        if (cancelled) {
            throw new ImportCancelled();
        }
    }

    /**
     * The statement that runs on this connection is broken off when the import is cancelled.
     *
     * @return to be closed before the connection is given back
     */
    synchronized Hold working(Connection connection) throws SQLException {
        working = connection.unwrap(PGConnection.class);
        return this::idle;
    }

    private synchronized void idle() {
        working = null;
    }

    /** Says how far it came, now, so that whoever sees its end sees that too. Not while its progress is held. */
    void note() {
        progress.note(importId, rows, ofRows);
    }

    /** @return a sink that counts what it passes on, and stops the reader of a cancelled import */
    public RowSink counting(RowSink sink) {
        return new RowSink() {
            private int seen;

            @Override
            public void expect(int count) {
                ofRows = count;
                sink.expect(count);
            }

            @Override
            public void sheet(FileSheet sheet) {
                sink.sheet(sheet);
            }

            @Override
            public void row(SheetRow row) {
                if ((++seen & ROWS_A_LOOK - 1) == 0) {
                    rows = seen;
                    goOn();
                }
                sink.row(row);
            }

            @Override
            public void end() {
                rows = seen;
                goOn();
                sink.end();
            }

            private void goOn() {
                if (cancelled) {
                    throw new ImportStopped(new ImportCancelled());
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new ImportStopped(null);
                }
            }
        };
    }

    /** Says the last word on how far it came. A beat that runs is not interrupted: that would break its connection. */
    @Override
    public void close() {
        beat.close();
        look();
    }

    private void look() {
        try {
            if (progress.note(importId, rows, ofRows).cancelled()) {
                cancelled = true;
                breakOff();
            }
        } catch (RuntimeException | SQLException e) {
            // The next beat tries again; a message might quote data.
            LOG.debugf("progress of an import not noted: %s", e.getClass().getName());
        }
    }

    private synchronized void breakOff() throws SQLException {
        if (working != null) {
            working.cancelQuery();
        }
    }
}
