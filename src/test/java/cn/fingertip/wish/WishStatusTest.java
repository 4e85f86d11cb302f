package cn.fingertip.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WishStatusTest {
    @Property
    void aMoveIsLegalOrAConflict(@ForAll WishStatus from, @ForAll WishStatus to) {
        if (from.next().contains(to)) {
            assertThat(from.to(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.to(to)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.status()).isEqualTo(409);
                assertThat(problem.code()).isEqualTo("wish-move-illegal");
                assertThat(problem.detail()).contains(from.title(), to.title());
            });
        }
    }

    /** Any walk of legal moves: nothing but the villager's own word leads out of what is done. */
    @Property
    void walks(@ForAll List<WishStatus> wanted) {
        WishStatus now = WishStatus.SUBMITTED;
        boolean done = false;
        for (WishStatus next : wanted) {
            if (now.next().contains(next)) {
                now = now.to(next);
                done |= now == WishStatus.DONE;
            }
            if (now == WishStatus.CONFIRMED) {
                assertThat(done).as("confirmed only after done").isTrue();
            }
        }
    }

    @Example
    void allButTheEndsGoOnAndEveryStateIsReached() {
        Set<WishStatus> reached = EnumSet.of(WishStatus.SUBMITTED);
        for (WishStatus ignored : WishStatus.values()) {
            EnumSet.copyOf(reached).forEach(status -> reached.addAll(status.next()));
        }
        assertThat(reached).containsExactlyInAnyOrder(WishStatus.values());
        assertThat(Arrays.stream(WishStatus.values())
                        .filter(status -> status.next().isEmpty()))
                .containsExactlyInAnyOrder(WishStatus.CLOSED_UNRESOLVED, WishStatus.NOT_OURS, WishStatus.DUPLICATE);
    }

    @Property
    void theWireFormReadsBack(@ForAll WishStatus status) {
        assertThat(WishStatus.ofWire(status.wire())).isEqualTo(status);
        assertThat(status.wire()).matches("[a-z-]+");
    }
}
