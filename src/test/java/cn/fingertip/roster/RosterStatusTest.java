package cn.fingertip.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RosterStatusTest {
    @Test
    void nothingIsPublishedWithoutReviewAndSecrecyReview() {
        assertThat(RosterStatus.values())
                .filteredOn(s -> s.next().contains(RosterStatus.PUBLISHED))
                .containsExactly(RosterStatus.CLEARED);
        assertThat(RosterStatus.values())
                .filteredOn(s -> s.next().contains(RosterStatus.CLEARED))
                .containsExactly(RosterStatus.REVIEWED);
        assertThat(RosterStatus.values())
                .filteredOn(s -> s.next().contains(RosterStatus.REVIEWED))
                .containsExactly(RosterStatus.SUBMITTED);
    }

    @Test
    void whatWasPublishedIsNeverADraftAgain() {
        Set<RosterStatus> reachable = new HashSet<>(RosterStatus.PUBLISHED.next());
        reachable.addAll(reachable.stream().flatMap(s -> s.next().stream()).toList());
        assertThat(reachable).containsExactlyInAnyOrder(RosterStatus.WITHDRAWN, RosterStatus.SUPERSEDED);
    }

    @Property
    void onlyListedMovesAreMade(@ForAll RosterStatus from, @ForAll RosterStatus to) {
        if (from.next().contains(to)) {
            assertThat(from.to(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.to(to))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.status()).isEqualTo(409));
        }
    }
}
