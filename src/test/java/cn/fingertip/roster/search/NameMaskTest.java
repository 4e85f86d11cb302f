package cn.fingertip.roster.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMaskTest {
    @ParameterizedTest
    @CsvSource({"张,*", "张三,张*", "张小三,张*三", "欧阳小三,欧**三", "巴图·苏和,巴***和", "𬭚小䶮,𬭚*䶮", "𬭚䶮,𬭚*"})
    void hidesAllButTheEnds(String name, String masked) {
        assertThat(NameMask.of(name)).isEqualTo(masked);
    }

    @Property
    void neverMoreThanTheFirstAndTheLastCharacterOfAName(@ForAll("names") String name) {
        int[] whole = name.codePoints().toArray();
        int[] masked = NameMask.of(name).codePoints().toArray();
        assertThat(masked).as("the length tells no more than the name's").hasSameSizeAs(whole);
        assertThat(masked).as("something is always hidden").contains('*');
        for (int i = 0; i < whole.length; i++) {
            boolean end = i == 0 || i == whole.length - 1;
            if (end) {
                assertThat(masked[i]).isIn(whole[i], (int) '*');
            } else {
                assertThat(masked[i]).isEqualTo('*');
            }
        }
        if (whole.length == 2) {
            assertThat(masked[1])
                    .as("of two characters the family name is enough")
                    .isEqualTo('*');
        }
    }

    @Property
    void whatIsBetweenTheEndsCannotBeToldFromTheMask(@ForAll("names") String name, @ForAll("names") String other) {
        int[] one = name.codePoints().toArray();
        int[] two = other.codePoints().toArray();
        if (one.length < 3 || one.length != two.length) {
            return;
        }
        two[0] = one[0];
        two[two.length - 1] = one[one.length - 1];
        assertThat(NameMask.of(new String(two, 0, two.length))).isEqualTo(NameMask.of(name));
    }

    @Property
    void aMaskedNameMaskedAgainShowsNoMore(@ForAll("names") String name) {
        assertThat(NameMask.of(NameMask.of(name))).isEqualTo(NameMask.of(name));
    }

    /** Of ordinary and rare characters, inside and outside the BMP, with dots between. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> characters = Arbitraries.oneOf(
                Arbitraries.integers().between(0x4E00, 0x9FFF).map(Character::toString),
                Arbitraries.integers().between(0x20000, 0x2A6DF).map(Character::toString),
                Arbitraries.of("·", "𬭚", "䶮", "a"));
        return characters
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(all -> all.stream().collect(Collectors.joining()));
    }
}
