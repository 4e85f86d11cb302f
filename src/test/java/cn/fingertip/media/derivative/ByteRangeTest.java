package cn.fingertip.media.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,0",
        "bytes=0-99,0,99",
        "bytes=0-,0,99",
        "bytes=99-,99,99",
        "bytes=10-1000,10,99",
        "bytes=-1,99,99",
        "bytes=-1000,0,99"
    })
    void aStretchOfAHundredBytes(String header, long from, long to) {
        assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=-",
                "bytes=5-4",
                "bytes=0-1,3-4",
                "lines=1-2",
                "",
                "bytes=a-b",
                "bytes=9999999999999999999-"
            })
    void whatIsNoStretchIsPassedOver(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=200-300", "bytes=-0"})
    void nothingOfTheWholeIsRefused(String header) {
        assertThatThrownBy(() -> ByteRange.parse(header, 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAHeaderItIsTheWhole() {
        assertThat(ByteRange.parse(null, 100)).isEmpty();
    }

    @Property
    void aStretchLiesInTheWhole(
            @ForAll @LongRange(max = 2000) long from,
            @ForAll @LongRange(max = 2000) long to,
            @ForAll @LongRange(min = 2001, max = 5000) long bytes) {
        Optional<ByteRange> range = ByteRange.parse("bytes=" + from + "-" + to, bytes);
        if (from > to) {
            assertThat(range).isEmpty();
        } else {
            assertThat(range).contains(new ByteRange(from, to));
            assertThat(range.get().length()).isBetween(1L, bytes);
        }
    }
}
