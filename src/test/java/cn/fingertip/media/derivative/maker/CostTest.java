package cn.fingertip.media.derivative.maker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What a film may cost: enough for any that phones make, little for one that only claims to be long. */
class CostTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void whatPhonesAndWechatMakeHasTwiceWhatItTakes() {
        // Measured: 0.35 s of processor time a second for 1280 × 720 at 1 Mbit/s, 0.21 s for 960 × 540 at 0.5 Mbit/s.
        for (int seconds : new int[] {30, 90, 180, 600}) {
            Cost tall = cost(1280, 720, 30, seconds, seconds * 125_000L);
            assertThat(tall.cpuSeconds()).isGreaterThan((int) (2 * 0.35 * seconds));
            assertThat(tall.shownMillis()).isNull();
            Cost small = cost(960, 540, 30, seconds, seconds * 62_500L);
            assertThat(small.cpuSeconds()).isGreaterThan((int) (2 * 0.21 * seconds));
            assertThat(small.shownMillis()).isNull();
        }
    }

    @Test
    void ofAFilmOfHoursTheBeginningIsShown() {
        Cost cost = cost(1280, 720, 30, 4 * 3600, 450 * MEGABYTE);
        assertThat(cost.cpuSeconds()).isEqualTo(1800);
        assertThat(cost.shownMillis()).isBetween(20 * 60_000L, 40 * 60_000L);
        assertThat(cost.sure()).as("a verdict on the file").isFalse();
    }

    @Test
    void aShortFileThatClaimsToBeLongEndsSoon() {
        assertThat(cost(3840, 2160, 60, 100_000, 300_000).cpuSeconds()).isEqualTo(14);
    }

    @Test
    void whatClaimsToBeShortGetsItsVerdict() {
        assertThat(cost(640, 360, 25, 2, 100_000).sure()).isTrue();
    }

    @Property
    void noFileCostsMoreThanItsBytesAllow(
            @ForAll @IntRange(min = 0, max = 100_000) int width,
            @ForAll @IntRange(min = 0, max = 100_000) int height,
            @ForAll @DoubleRange(min = 0, max = 1e9) double pictures,
            @ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long seconds,
            @ForAll @LongRange(min = 1, max = 524_288_000) long bytes) {
        Cost cost = cost(width, height, pictures, seconds, bytes);
        assertThat(cost.cpuSeconds()).isBetween(14, (int) Math.max(14, Math.min(1800, bytes * 30 / MEGABYTE + 1)));
        if (cost.shownMillis() != null) {
            assertThat(cost.shownMillis()).isBetween(0L, seconds * 1000);
        }
    }

    private static Cost cost(int width, int height, double pictures, long seconds, long bytes) {
        return Cost.of(new Ffmpeg.Measured(width, height, pictures, seconds * 1000), bytes, Workshop.config(Map.of()));
    }
}
