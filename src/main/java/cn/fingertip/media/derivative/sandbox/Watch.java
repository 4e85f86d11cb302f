package cn.fingertip.media.derivative.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Watches one program while it runs, so that afterwards one knows why it ended: a kill looks the same whether the file
 * took too much or the machine had too little. Ends it where the clock runs out or where it writes too much in all.
 */
final class Watch implements Runnable {
    private static final int LOOK_EVERY_MILLIS = 200;

    private final Process process;
    private final Bench bench;
    private final long deadline;
    private final long mostWritten;
    private volatile Duration spent = Duration.ZERO;
    private volatile boolean late;
    private volatile boolean tooMuch;

    /**
     * @param seconds by the clock
     * @param mostWritten bytes of all it may write together
     */
    Watch(Process process, Bench bench, long seconds, long mostWritten) {
        this.process = process;
        this.bench = bench;
        this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        this.mostWritten = mostWritten;
    }

    @Override
    public void run() {
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException itEnded) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Duration now = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        if (now.compareTo(spent) > 0) {
            spent = now;
        }
        if (written() > mostWritten) {
            tooMuch = true;
            kill();
        } else if (System.nanoTime() > deadline) {
            late = true;
            kill();
        }
    }

    private void kill() {
        // Not by Process, which closes what is being read from it.
        process.toHandle().destroyForcibly();
    }

    private long written() {
        try (Stream<Path> all = Files.list(bench.out(""))) {
            return all.mapToLong(Watch::size).sum();
        } catch (IOException | UncheckedIOException itsFilesComeAndGo) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** @return whether it had taken about so much processor time when it was last looked at */
    boolean spent(int cpuSeconds) {
        // Between two looks a program of several threads takes more than the clock shows.
        return spent.toMillis() >= cpuSeconds * 1000L - 4 * LOOK_EVERY_MILLIS;
    }

    /** @return whether it was ended because of the clock */
    boolean late() {
        return late;
    }

    /** @return whether it was ended because of all it wrote */
    boolean tooMuch() {
        return tooMuch;
    }
}
