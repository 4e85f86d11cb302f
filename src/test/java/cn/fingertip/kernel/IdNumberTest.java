package cn.fingertip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class IdNumberTest {
    @Property
    void everyRightNumberIsItsOwnNormalForm(@ForAll("right") String id) {
        assertThat(IdNumber.normalize(id)).contains(id);
    }

    @Property
    void oneWrongDigitIsFound(
            @ForAll("right") String id,
            @ForAll @IntRange(max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        char wrong = (char) ('0' + (id.charAt(at) - '0' + by) % 10);
        assertThat(IdNumber.normalize(id.substring(0, at) + wrong + id.substring(at + 1)))
                .isEmpty();
    }

    @Property
    void fullWidthSpacesAndSmallXAreAccepted(@ForAll("right") String id) {
        String typed = " "
                + id.toLowerCase()
                        .chars()
                        .collect(StringBuilder::new, (s, c) -> s.append((char) (c + 0xFEE0)), StringBuilder::append)
                        .insert(6, "\u3000");
        assertThat(IdNumber.normalize(typed)).contains(id);
    }

    @Property
    void aLegacyNumberBecomesItsEighteenDigits(@ForAll("right") String id) {
        String legacy = id.substring(0, 6) + id.substring(8, 17);
        if (id.startsWith("19", 6)) {
            assertThat(IdNumber.normalize(legacy)).contains(id);
        }
    }

    @Property
    void noTextMakesItFail(@ForAll String anything) {
        IdNumber.normalize(anything).ifPresent(id -> assertThat(id).matches("\\d{17}[0-9X]"));
    }

    @Example
    void whatIsNoneIsRefused() {
        assertThat(IdNumber.normalize(null)).isEmpty();
        assertThat(IdNumber.normalize("")).isEmpty();
        // a check character that fits, and a day that does not exist: 30 February
        assertThat(IdNumber.normalize(withCheck("36079919870230123"))).isEmpty();
        assertThat(IdNumber.normalize("3.60799E+17")).isEmpty();
        assertThat(IdNumber.normalize("36079919870315123４５")).isEmpty();
    }

    @Provide
    Arbitrary<String> right() {
        Arbitrary<LocalDate> birth = Arbitraries.integers()
                .between(0, 35_000)
                .map(days -> LocalDate.of(1920, 1, 1).plusDays(days));
        return Combinators.combine(
                        Arbitraries.of("360799", "152299", "361199"),
                        birth,
                        Arbitraries.integers().between(0, 999))
                .as((region, day, order) ->
                        withCheck(region + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(order)));
    }

    /** The check character by the definition, sum of a·2^(18-i) ≡ 1 (mod 11), not by the table the code has. */
    private static String withCheck(String first17) {
        int sum = 0;
        for (char c : first17.toCharArray()) {
            sum = (sum + (c - '0')) * 2 % 11;
        }
        int check = (12 - sum) % 11;
        return first17 + (check == 10 ? "X" : String.valueOf(check));
    }
}
