package cn.fingertip.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "gzip, deflate, br|true",
                "br;q=1.0, gzip;q=0.8, *;q=0.1|true",
                "GZIP|true",
                "*|true",
                "gzip;q=0|false",
                "gzip;q=0.0, *|false",
                "identity|false",
                "deflate, br|false",
                "gzipped|false",
                "''|false",
                "gzip;q=x|false",
            })
    void readsAcceptEncoding(String header, boolean gzip) {
        assertThat(Conditional.takesGzip(header)).isEqualTo(gzip);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"a\"|true",
                "W/\"a\"|true",
                "\"b\", \"a\"|true",
                "*|true",
                "\"b\"|false",
                "\"a-gzip\"|false",
                "a|false",
                "''|false",
            })
    void readsIfNoneMatch(String header, boolean match) {
        assertThat(Conditional.matches(header, "\"a\"")).isEqualTo(match);
    }
}
