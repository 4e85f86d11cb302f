package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.file.ImportStopped;
import cn.fingertip.roster.importing.sheet.row.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Between the thread that reads and checks and the one that writes: lines in batches, a few at most, so that neither
 * waits long for the other and memory does not grow with the file.
 */
public final class Batches implements Consumer<Line> {
    /**
     * Lines that wait are all that a collection of garbage has to move, and look-ups stand still meanwhile: with 5,000 of
     * them it took 12 to 22 ms, with 1,000 it takes 5.
     */
    static final int BATCH = 1000;

    static final int WAITING = 2;
    private static final List<Line> END = List.of();

    private final BlockingQueue<List<Line>> queue = new ArrayBlockingQueue<>(WAITING);
    private List<Line> batch = new ArrayList<>(BATCH);
    private volatile boolean stopped;

    @Override
    public void accept(Line line) {
        batch.add(line);
        if (batch.size() == BATCH) {
            put(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** By the reader: no more lines come, because all are read or because reading failed. */
    public void end() {
        if (!batch.isEmpty()) {
            put(batch);
        }
        put(END);
    }

    /** By the writer: it will take no more. */
    public void stop() {
        stopped = true;
        queue.clear();
    }

    /**
     * @param patience nanoseconds that are waited at most
     * @return the next lines, empty after the last, null where none came in that time
     */
    List<Line> take(long patience) {
        try {
            return queue.poll(patience, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportStopped(e);
        }
    }

    private void put(List<Line> lines) {
        try {
            while (!queue.offer(lines, 100, TimeUnit.MILLISECONDS)) {
                if (stopped) {
                    throw new ImportStopped(null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportStopped(e);
        }
    }
}
