package cn.fingertip.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.wechat.Attempt;
import cn.fingertip.wechat.Delivery;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** When a message is tried again. */
class PaceTest {
    @Property
    void fromHalfAMinuteToHoursAndNeverTwiceTheSame(
            @ForAll @IntRange(min = 1, max = 60) int attempts, @ForAll Integer errcode, @ForAll long seed) {
        Attempt attempt = new Attempt(Delivery.LATER, errcode, true);
        Pace pace = Pace.of(attempt, attempts, new Random(seed));
        assertThat(pace.after()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(450));
    }

    @Property
    void eachPauseIsLongerUntilTheLongest(@ForAll @IntRange(min = 1, max = 4) int attempts, @ForAll long seed) {
        assertThat(Pace.of(Attempt.unanswered(), attempts + 1, new Random(seed)).after())
                .isGreaterThan(Pace.of(Attempt.unanswered(), attempts, new Random(~seed))
                        .after());
    }

    @Example
    void whatHadNoChanceIsNotCounted() {
        Random random = new Random(1);
        for (int errcode : new int[] {45009, 43107, 43108, 40001, 40164}) {
            assertThat(Pace.of(new Attempt(Delivery.LATER, errcode, true), 1, random)
                            .counted())
                    .as("%d", errcode)
                    .isFalse();
        }
        assertThat(Pace.of(new Attempt(Delivery.LATER, null, false), 1, random).counted())
                .isFalse();
        assertThat(Pace.of(new Attempt(Delivery.LATER, -1, true), 1, random).counted())
                .isTrue();
        assertThat(Pace.of(Attempt.unanswered(), 1, random).counted()).isTrue();
    }
}
