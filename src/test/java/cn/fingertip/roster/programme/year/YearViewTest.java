package cn.fingertip.roster.programme.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class YearViewTest {
    @Property
    void changesAddUpToTheNewestYear(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> fen) {
        List<YearView.Sum> sums = new ArrayList<>();
        for (int i = 0; i < fen.size(); i++) {
            sums.add(new YearView.Sum(2030 - i, 1, i, fen.get(i)));
        }
        List<YearView> years = YearView.of(sums).items();
        long sum = fen.getLast()
                + years.stream()
                        .filter(year -> year.change() != null)
                        .mapToLong(year -> year.change().amount().fen())
                        .sum();
        assertThat(years.getFirst().amount().fen()).isEqualTo(sum);
        assertThat(years.getLast().change()).isNull();
    }

    @Property
    void thePercentageIsWithinHalfATenth(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long now,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long before) {
        double told = new BigDecimal(YearView.percent(now, before)).doubleValue();
        double exact = (now - before) * 100.0 / before;
        assertThat(told).isBetween(exact - 0.0501 - Math.abs(exact) * 1e-9, exact + 0.0501 + Math.abs(exact) * 1e-9);
    }

    @Test
    void nothingHasNoPercentage() {
        assertThat(YearView.percent(100, 0)).isNull();
    }
}
