package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.file.ImportStopped;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A thread that reads and checks a file while the caller's writes, so that the two share the time. */
public final class Reading implements AutoCloseable {
    /** What is read. */
    public interface Source {
        void read() throws IOException;
    }

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import-reader").factory());
    private final Batches batches;
    private final Future<?> result;

    public Reading(Source source, Batches batches) {
        this.batches = batches;
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
     * Waits for the end of the file.
     *
     * @throws RefusedFile what the reader found against the file
     */
    public void finish() {
        try {
            result.get();
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
        thread.close();
    }
}
