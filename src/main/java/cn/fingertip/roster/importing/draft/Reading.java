package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.file.ImportStopped;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.row.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread that reads and checks a file while the caller's writes, so that the two share the time. */
public final class Reading implements AutoCloseable {
    /** What is read. */
    public interface Source {
        void read() throws IOException;
    }

    /** After it a reader that does not heed that it was stopped is left alone; it keeps no process alive. */
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import-reader").daemon().factory());
    private final Batches batches;
    private final Duration limit;
    private final Future<?> result;
    private long waited;

    /** @param limit how long the reader may be waited for, all in all */
    public Reading(Source source, Batches batches, Duration limit) {
        this.batches = batches;
        this.limit = limit;
        this.result = thread.submit(() -> {
            try {
                source.read();
            } finally {
                batches.end();
            }
            return null;
        });
    }

    /**
     * @return the next lines, empty after the last
     * @throws RefusedFile where the reader takes too long
     */
    public List<Line> take() {
        long begun = System.nanoTime();
        List<Line> lines = batches.take(left());
        waited += System.nanoTime() - begun;
        if (lines == null) {
            throw tooSlow();
        }
        return lines;
    }

    /**
     * Waits for the end of the file.
     *
     * @throws RefusedFile what the reader found against the file, or that it takes too long
     */
    public void finish() {
        try {
            result.get(left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tooSlow();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("reading an import failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportStopped(e);
        }
    }

    /** Stops the reader where the writer gave up; after {@link #finish} there is nothing left to stop. */
    @Override
    public void close() {
        batches.stop();
        thread.shutdownNow();
        try {
            thread.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long left() {
        return Math.max(0, limit.toNanos() - waited);
    }

    private RefusedFile tooSlow() {
        return new RefusedFile(Fault.FILE_TOO_SLOW, Math.max(1, limit.toMinutes()));
    }
}
