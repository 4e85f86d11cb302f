package cn.fingertip.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({"2025,2025年", "2025Q1,2025年第一季度", "2025Q4,2025年第四季度", "2025-06,2025年6月", "2025-12,2025年12月"})
    void beginsATitle(String code, String title) {
        assertThat(Period.of(2025, code).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "25", "2025Q0", "2025Q5", "2025-00", "2025-13", "2025-6", "2025年", "2025q3", " 2025", "2024",
                "2024Q1"
            })
    void refusesWhatIsNone(String code) {
        assertThatThrownBy(() -> Period.of(2025, code))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("period-invalid"));
    }

    @Test
    void refusesNoneAtAll() {
        assertThatThrownBy(() -> Period.of(2025, null)).isInstanceOf(Problem.class);
    }

    @Property
    void everyMonthOfEveryYear(
            @ForAll @IntRange(min = 2000, max = 2099) int year, @ForAll @IntRange(min = 1, max = 12) int month) {
        assertThat(Period.of(year, "%d-%02d".formatted(year, month)).title()).isEqualTo(year + "年" + month + "月");
    }
}
