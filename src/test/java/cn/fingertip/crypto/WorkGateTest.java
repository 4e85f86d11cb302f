package cn.fingertip.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** How much harder the work gets. */
class WorkGateTest {
    @Property
    void eachDoublingIsOneBit(
            @ForAll @LongRange(min = 1, max = 1_000_000) long limit, @ForAll @IntRange(min = 0, max = 30) int bits) {
        assertThat(WorkGate.doublings(limit << bits, limit)).isEqualTo(bits);
        assertThat(WorkGate.doublings((limit << bits + 1) - 1, limit)).isEqualTo(bits);
    }

    @Property
    void nothingIsAddedBelowTheLimit(@ForAll @LongRange(min = 0, max = 1_000) long many) {
        assertThat(WorkGate.doublings(many, 1_000)).isZero();
        assertThat(WorkGate.doublings(many, 0)).as("a limit of nothing").isGreaterThanOrEqualTo(0);
    }
}
