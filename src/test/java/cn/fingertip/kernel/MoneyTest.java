package cn.fingertip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void isWrittenWithTwoPlaces() {
        assertThat(Money.yuan("1062.3")).hasToString("1062.30");
        assertThat(Money.yuan("0.05")).hasToString("0.05");
        assertThat(new Money(-5)).hasToString("-0.05");
    }

    @Test
    void partsOfAFenAreRefused() {
        assertThatThrownBy(() -> Money.yuan("1.005")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void productRoundsHalfUp() {
        // 7.2 mu at 106.23 yuan is 764.856 yuan.
        assertThat(Money.product(new BigDecimal("7.2"), new BigDecimal("106.23")))
                .hasToString("764.86");
        assertThat(Money.product(new BigDecimal("0.05"), new BigDecimal("0.1"))).hasToString("0.01");
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll long fen) {
        assertThat(Money.yuan(new Money(fen).toString())).isEqualTo(new Money(fen));
    }

    @Property
    void productIsWithinHalfAFen(
            @ForAll @LongRange(min = 0, max = 99_999_999) long quantity,
            @ForAll @LongRange(min = 0, max = 9_999_999) long standard) {
        BigDecimal exact = BigDecimal.valueOf(quantity, 2).multiply(BigDecimal.valueOf(standard, 2));
        BigDecimal product = Money.product(BigDecimal.valueOf(quantity, 2), BigDecimal.valueOf(standard, 2))
                .toBigDecimal();
        assertThat(product.subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
        assertThat(product.setScale(2, RoundingMode.UNNECESSARY)).isEqualTo(product);
    }

    @Property
    void additionIsExact(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long a,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long b) {
        assertThat(new Money(a).plus(new Money(b)).toBigDecimal())
                .isEqualByComparingTo(new Money(a).toBigDecimal().add(new Money(b).toBigDecimal()));
    }

    @Property
    void orderFollowsTheAmount(@ForAll @Scale(2) BigDecimal a, @ForAll @Scale(2) BigDecimal b) {
        Money left = Money.of(a.setScale(2, RoundingMode.DOWN).remainder(BigDecimal.TEN.pow(12)));
        Money right = Money.of(b.setScale(2, RoundingMode.DOWN).remainder(BigDecimal.TEN.pow(12)));
        assertThat(left.compareTo(right)).isEqualTo(left.toBigDecimal().compareTo(right.toBigDecimal()));
    }
}
