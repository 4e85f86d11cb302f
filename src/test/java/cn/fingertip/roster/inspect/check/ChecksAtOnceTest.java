package cn.fingertip.roster.inspect.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.inspect.InspectionConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChecksAtOnceTest {
    private final ChecksAtOnce atOnce = new ChecksAtOnce(new InspectionConfig() {
        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int checksAtOnce() {
            return 1;
        }
    });

    @Test
    void theNextIsAskedToComeBackWhileOneRuns() {
        assertThat(atOnce.<String>run(() -> {
                    assertThatThrownBy(() -> atOnce.run(() -> "second"))
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    busy -> assertThat(busy.retryable()).isTrue());
                    return "first";
                }))
                .isEqualTo("first");
        assertThat(atOnce.<String>run(() -> "third")).isEqualTo("third");
    }

    @Test
    void oneThatFailsGivesItsTurnBack() {
        assertThatThrownBy(() -> atOnce.run(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(atOnce.<String>run(() -> "next")).isEqualTo("next");
    }
}
