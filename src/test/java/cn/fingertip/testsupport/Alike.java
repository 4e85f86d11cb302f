package cn.fingertip.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;

/**
 * Whether two things take alike, told from times of both that were measured in turn. No absolute times: a machine may be
 * slow, and slow for a while.
 */
public final class Alike {
    /** One that cannot be told apart has 0.5; 30 of each stray by 0.075. */
    private static final double CERTAIN = 0.8;

    private static final double RATIO = 1.5;

    private Alike() {}

    /**
     * They differ where a look at the clock tells which it was: four times in five the one takes longer than the other,
     * and its median is half as long again.
     */
    public static void assertAlike(String what, long[] some, long[] others) throws IOException {
        double longer = chanceOfLonger(some, others);
        double ratio = median(some) / median(others);
        Figures.note("Row 15: %s: the one takes longer in %.0f %% of pairs, medians %.2f : 1"
                .formatted(what, 100 * longer, ratio));
        boolean apart = Math.max(longer, 1 - longer) > CERTAIN && Math.max(ratio, 1 / ratio) > RATIO;
        assertThat(apart)
                .as("%s: the one takes longer in %.2f of pairs, medians as %.2f : 1", what, longer, ratio)
                .isFalse();
    }

    private static double chanceOfLonger(long[] some, long[] others) {
        double longer = 0;
        for (long one : some) {
            for (long other : others) {
                longer += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return longer / some.length / others.length;
    }

    private static double median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
