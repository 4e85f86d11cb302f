package cn.fingertip.media.derivative.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.media.derivative.maker.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain originals lie on benches: what a killed server left there goes when the next one starts. */
class BenchesTest {
    private static final long HERE = ProcessHandle.current().pid();

    @TempDir
    private Path all;

    @Test
    void whatNoLivingProcessHasGoesAtStart() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Instant began = other.info().startInstant().orElseThrow();
            Path beside = left(other.pid() + "-" + began.toEpochMilli() + "-a");
            Path clockSet = left(other.pid() + "-" + began.minusSeconds(2).toEpochMilli() + "-b");
            Path numberUsedAgain =
                    left(other.pid() + "-" + began.minusSeconds(3600).toEpochMilli() + "-c");
            Path numberFree = left("999999999-1-d");
            Path sameNumber = left(HERE + "-1-e");
            Path foreign = left("something-else");
            Benches benches = new Benches(Workshop.config(Map.of("fingertip.media.derivative.bench", all.toString())));
            benches.begin(null);
            assertThat(numberUsedAgain).doesNotExist();
            assertThat(numberFree).doesNotExist();
            assertThat(sameNumber).doesNotExist();
            assertThat(beside.resolve("original")).exists();
            assertThat(clockSet.resolve("original")).exists();
            assertThat(foreign.resolve("original")).exists();
            benches.clear();
        } finally {
            other.destroyForcibly();
        }
    }

    private Path left(String name) throws IOException {
        Path folder = Files.createDirectory(all.resolve(name));
        Files.writeString(folder.resolve(Bench.ORIGINAL), "plain");
        return folder;
    }
}
