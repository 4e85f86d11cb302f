package cn.fingertip.roster.importing.sheet.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class NumbersTest {
    @Property
    void aNumberIsReadHoweverItIsWritten(
            @ForAll @BigRange(min = "-99999999", max = "99999999") @Scale(4) BigDecimal number) {
        String plain = number.toPlainString();
        String grouped = new DecimalFormat("#,##0.0000", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
        String wide = grouped.chars()
                .collect(StringBuilder::new, (s, c) -> s.append((char) (c + 0xFEE0)), StringBuilder::append)
                .toString();
        for (String written : new String[] {plain, grouped, wide, " " + plain + "\u3000", plain + "\u00A0"}) {
            assertThat(Numbers.parse(written))
                    .as(written)
                    .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
        }
    }

    @Property
    void noTextMakesItFail(@ForAll String anything) {
        Numbers.parse(anything).ifPresent(read -> assertThat(anything).containsPattern("\\p{N}"));
    }

    @Example
    void whatCanBeReadInTwoWaysIsNotRead() {
        for (String written : new String[] {
            "",
            " ",
            "10亩",
            "壹仟零陆拾贰元叁角",
            "1,06",
            "10,62.30",
            "1,062,3",
            "1.062,30",
            "1e3",
            "1E+3",
            "0x10",
            "1..2",
            ".5",
            "5.",
            "1 0 2元",
            "¥100",
            "=1+1",
            "十",
            "½",
            "--1",
            "1".repeat(41)
        }) {
            assertThat(Numbers.parse(written)).as(written).isEmpty();
        }
    }

    @Example
    void zerosAtTheEndSayNothing() {
        assertThat(Numbers.decimals(new BigDecimal("1.500"))).isEqualTo(1);
        assertThat(Numbers.decimals(new BigDecimal("0.000"))).isZero();
        assertThat(Numbers.decimals(new BigDecimal("1000"))).isZero();
    }
}
