package cn.fingertip.media.tus;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.ThrottleConfig;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.kernel.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SourceBytesTest {
    @Inject
    SourceBytes bytes;

    @Inject
    Clock clock;

    @Inject
    ThrottleConfig rules;

    @Test
    void whatIsAnnouncedCountsAtOnceAndInTheEndWhatWasKept() {
        String source = Ids.hex();
        try (SourceBytes.Announced whole = bytes.announce(source, 1000)) {
            assertThat(whole.total()).isEqualTo(1000);
            try (SourceBytes.Announced beside = bytes.announce(source, 500)) {
                assertThat(beside.total()).isEqualTo(1500);
                assertThat(bytes.underWay()).isEqualTo(1500);
                beside.kept(20);
            }
            whole.kept(1000);
        }
        assertThat(bytes.underWay()).isZero();
        assertThat(counted(source)).isEqualTo(1020);
        assertThat(counted(Ids.hex())).as("of others").isZero();
    }

    @Test
    void whatIsGivenBackAfterTheWindowIsNoCreditInTheNext() {
        String source = Ids.hex();
        SourceBytes.Announced stalled = bytes.announce(source, 1_000_000);
        try (ClockShift later = ClockShift.by(clock, rules.window())) {
            assertThat(later).isNotNull();
            stalled.close();
            assertThat(counted(source)).isZero();
        }
        assertThat(counted(source)).isZero();
    }

    @Test
    void whoDoesNotSayHowMuchComesIsCountedForAllThatMay() {
        assertThat(chunk(100, -1, null).expected(1000L, 5000)).isEqualTo(900);
        assertThat(chunk(100, -1, null).expected(null, 5000)).isEqualTo(4900);
        assertThat(chunk(100, -1, 300L).expected(null, 5000)).isEqualTo(200);
        assertThat(chunk(100, 7, null).expected(1000L, 5000)).isEqualTo(7);
        assertThat(chunk(100, 7000, null).expected(1000L, 5000))
                .as("more than fits is refused for that, not for the share")
                .isEqualTo(900);
        assertThat(chunk(2000, -1, null).expected(1000L, 5000)).isZero();
    }

    /** What this source has in this window, less one byte to ask with. */
    private long counted(String source) {
        try (SourceBytes.Announced one = bytes.announce(source, 1)) {
            return one.total() - 1;
        }
    }

    private static Chunk chunk(long offset, long announced, Long uploadLength) {
        return new Chunk(offset, announced, uploadLength, null, InputStream.nullInputStream());
    }
}
