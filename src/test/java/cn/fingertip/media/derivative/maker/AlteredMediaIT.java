package cn.fingertip.media.derivative.maker;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.testsupport.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The long form of {@link HostileMediaIT}: many altered files of each kind, none of which takes too much or hangs. */
class AlteredMediaIT {
    private static final int OF_EACH_KIND = Integer.getInteger("fingertip.it.altered", 20);
    private static final double MOST_SECONDS = 20.5;

    @TempDir
    private static Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void alteredFilesHarmNothing() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int shown = 0;
        int files = 0;
        double most = 0;
        try (Workshop workshop = new Workshop()) {
            for (Map.Entry<String, byte[]> sample : Samples.ofPhones(folder).entrySet()) {
                for (int i = 0; i < OF_EACH_KIND; i++) {
                    byte[] altered = Samples.altered(sample.getValue(), random);
                    double before = Spent.seconds();
                    Optional<Workshop.Result> result = workshop.make(sample.getKey(), altered);
                    double spent = Spent.seconds() - before;
                    assertThat(spent)
                            .as("%s %d of seed %d", sample.getKey(), i, seed)
                            .isLessThan(MOST_SECONDS);
                    most = Math.max(most, spent);
                    shown += result.isPresent() ? 1 : 0;
                    files++;
                }
            }
            Figures.note("row 6: %d altered files of 11 kinds in %s, at most %.1f s of processor time for one, %d shown"
                    .formatted(files, workshop.sandbox.kind(), most, shown));
        }
    }
}
