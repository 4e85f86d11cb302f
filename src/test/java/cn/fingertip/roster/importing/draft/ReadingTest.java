package cn.fingertip.roster.importing.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.ReadFile;
import cn.fingertip.roster.importing.sheet.Sheets;
import cn.fingertip.roster.importing.sheet.row.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A reader has a limit of time; what it waits for its writer does not count. */
class ReadingTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void aFileThatComesToNoLineIsRefusedAndItsReaderStopped() {
        AtomicBoolean stopped = new AtomicBoolean();
        Batches batches = new Batches();
        try (Reading reading = new Reading(() -> stuck(stopped), batches, SHORT)) {
            assertThatThrownBy(reading::take)
                    .isInstanceOfSatisfying(
                            RefusedFile.class,
                            refused -> assertThat(refused.finding().code()).isEqualTo("file-too-slow"));
        }
        assertThat(stopped).isTrue();
    }

    @Test
    void aFileThatComesToNoEndIsRefused() {
        AtomicBoolean stopped = new AtomicBoolean();
        try (Reading reading = new Reading(() -> stuck(stopped), new Batches(), SHORT)) {
            assertThatThrownBy(reading::finish)
                    .isInstanceOfSatisfying(
                            RefusedFile.class,
                            refused -> assertThat(refused.finding().code()).isEqualTo("file-too-slow"));
        }
        assertThat(stopped).isTrue();
    }

    @Test
    void aReaderThatWaitsForItsWriterMayTakeAnyTime() {
        Line line = ReadFile.product(Sheets.workbook(List.of(Sheets.row(1))), "亩")
                .lines
                .getFirst();
        Batches batches = new Batches();
        CountDownLatch full = new CountDownLatch(1);
        int lines = 50_000;
        int taken = 0;
        try (Reading reading = new Reading(() -> write(batches, line, lines, full), batches, Duration.ofSeconds(20))) {
            await(full);
            for (List<Line> some = reading.take(); !some.isEmpty(); some = reading.take()) {
                taken += some.size();
            }
            reading.finish();
        }
        assertThat(taken).isEqualTo(lines);
    }

    /** Tells when it has written more than waits: by then it is the writer's turn. */
    private static void write(Batches batches, Line line, int lines, CountDownLatch full) {
        for (int i = 0; i < lines; i++) {
            if (i > Batches.BATCH * Batches.WAITING) {
                full.countDown();
            }
            batches.accept(line);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As a stream from which nothing comes. */
    private static void stuck(AtomicBoolean stopped) throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            stopped.set(true);
            throw new IOException(e);
        }
    }
}
