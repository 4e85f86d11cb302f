package cn.fingertip.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionFileTest {
    private static final String GOOD = """
            code,name,level,parent
            99,某省,province,
            9901,某市,prefecture,99
            990101,某县,county,9901
            990101100,甲镇,township,990101
            990101100201,𬭚村委会,village,990101100
            """;

    @ParameterizedTest
    @ValueSource(strings = {"360735-shicheng", "152223-zhalaite", "361126-yiyang", "420581-yidu"})
    void everyBundledFileIsGood(String name) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/data/regions/" + name + ".csv")) {
            Collection<RegionName> regions = RegionFile.read(file.readAllBytes());
            assertThat(RegionFile.county(regions).code()).isEqualTo(name.substring(0, 6));
            assertThat(regions).hasSizeGreaterThan(150);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void encodingsOfSpreadsheetPrograms(String charset) {
        Collection<RegionName> regions = RegionFile.read(GOOD.getBytes(Charset.forName(charset)));
        assertThat(regions).hasSize(5).extracting(RegionName::name).contains("𬭚村委会");
    }

    @Test
    void aByteOrderMarkAndWindowsLines() {
        byte[] file = ("\uFEFF" + GOOD.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        assertThat(RegionFile.read(file)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "990101100202,乙村,township,990101100 | code-length",
                "9901011002,乙村,village,990101100 | code-length",
                "99010110020X,乙村,village,990101100 | code-invalid",
                "990101100202,乙村,hamlet,990101100 | level-invalid",
                "990101100202,,village,990101100 | name-invalid",
                "990101100202,乙村,village,990101 | parent-invalid",
                "990101100202,乙村,village, | parent-invalid",
                "990101101202,乙村,village,990101101 | parent-missing",
                "990101100201,乙村,village,990101100 | code-twice",
                "990101100202,乙村,village | cells",
                "98,别省,province,99 | parent-invalid"
            })
    void aWrongRowIsNamedAndNothingIsTaken(String row, String code) {
        assertThatThrownBy(() -> RegionFile.read((GOOD + row + "\n").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("region-file-invalid");
                    assertThat(problem.violations()).singleElement().satisfies(violation -> {
                        assertThat(violation.field()).isEqualTo("line 7");
                        assertThat(violation.code()).isEqualTo(code);
                        assertThat(violation.message()).startsWith("第7行:");
                    });
                });
    }

    @Test
    void twoCountiesInOneFile() {
        String two = GOOD + "990102,别县,county,9901\n";
        assertThatThrownBy(() -> RegionFile.read(two.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Problem.Violation::code)
                                .containsExactly("one-county"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code,name\n", "name,code,level,parent\n", "code,name,level,parent\n\"99,某省"})
    void whatIsNoSuchTable(String file) {
        assertThatThrownBy(() -> RegionFile.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void bytesThatAreNoText() {
        assertThatThrownBy(() -> RegionFile.read(new byte[] {(byte) 0xFF, 0, 1, (byte) 0xFE}))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Problem.Violation::code)
                                .containsExactly("encoding"));
    }
}
