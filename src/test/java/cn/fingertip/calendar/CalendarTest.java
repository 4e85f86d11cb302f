package cn.fingertip.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import cn.fingertip.kernel.Problem;
import cn.fingertip.testsupport.Reckoning;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {
    private static final Calendar CALENDAR = WorkingDays.bundled();
    private static final Map<String, String> NAIVE = Reckoning.decreed();

    /** Make-up Saturdays and Sundays are worked, holiday weekdays are not; dates as the State Council decreed them. */
    @ParameterizedTest
    @CsvSource({
        "2023-01-28, true", // Saturday, 调休 of Spring Festival
        "2023-01-29, true", // Sunday, 调休 of Spring Festival
        "2023-01-23, false", // Monday in Spring Festival
        "2024-02-04, true", // Sunday worked for Spring Festival
        "2024-10-07, false", // Monday in the National Day week
        "2025-10-11, true", // Saturday worked for National Day
        "2025-10-06, false", // Monday, 中秋节
        "2026-10-10, true", // Saturday worked for National Day
        "2026-10-05, false", // Monday in the National Day week
        "2026-11-21, false", // a plain Saturday
        "2026-11-23, true" // a plain Monday
    })
    void daysOfTheNotices(LocalDate date, boolean worked) {
        assertThat(CALENDAR.isWorkingDay(date)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2, 2026-11-24", // Friday: Monday, Tuesday
        "2026-11-21, 2, 2026-11-24", // Saturday: Monday, Tuesday
        "2026-09-30, 1, 2026-10-08", // behind the National Day week
        "2026-10-08, 2, 2026-10-10", // Friday, and the make-up Saturday
        "2026-10-08, 3, 2026-10-12",
        "2026-10-03, 0, 2026-10-03"
    })
    void deadlines(LocalDate start, int days, LocalDate due) {
        assertThat(CALENDAR.plus(start, days)).isEqualTo(due);
    }

    /** A year's public holidays by law (全国年节及纪念日放假办法) and its weekends leave this many, 调休 or not. */
    @ParameterizedTest
    @CsvSource({"2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    void daysWorkedInAYear(int year, int worked) {
        LocalDate newYear = LocalDate.of(year, 1, 1);
        assertThat(newYear.datesUntil(newYear.plusYears(1)).filter(CALENDAR::isWorkingDay))
                .hasSize(worked);
    }

    /** Every date of the bundled years, every number of days up to 60. */
    @Example
    void everyDateAgreesWithAnIndependentReckoning() {
        Reckoning reckoning = new Reckoning(LocalDate.of(2023, 1, 1), LocalDate.of(2027, 1, 1), NAIVE);
        int compared = 0;
        // 60 working days from the last start still end within 2026.
        for (LocalDate start : dates(LocalDate.of(2022, 12, 31), LocalDate.of(2026, 9, 1))) {
            for (int days = 1; days <= 60; days++) {
                if (!CALENDAR.plus(start, days).equals(reckoning.due(start, days))) {
                    fail("%d working days from %s", days, start);
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(80_000);
    }

    /** More dates than there are decrees: invented years, each with holidays within the week and days made up for them. */
    @Example
    void aHundredThousandDatesAgreeWithAnIndependentReckoning() {
        LocalDate first = LocalDate.of(2001, 1, 1);
        LocalDate end = first.plusYears(280);
        Map<String, String> invented = new HashMap<>();
        List<CalendarDay> days = new ArrayList<>();
        Random random = new Random(20_260_101);
        for (LocalDate date : dates(first, end)) {
            boolean weekend = date.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
            if (date.getDayOfYear() == 1 || random.nextInt(weekend ? 15 : 18) == 0) {
                boolean worked = weekend && date.getDayOfYear() != 1;
                invented.put(date.toString(), worked ? "workday" : "holiday");
                days.add(new CalendarDay(date, worked ? DayKind.WORKDAY : DayKind.HOLIDAY, "试"));
            }
        }
        Calendar calendar = Calendar.of(days);
        Reckoning reckoning = new Reckoning(first, end, invented);
        List<LocalDate> starts = dates(first, end.minusMonths(3));
        assertThat(starts).hasSizeGreaterThan(100_000);
        for (LocalDate start : starts) {
            for (int count : List.of(2, 5, 7, 10, 15, 20)) {
                if (!calendar.plus(start, count).equals(reckoning.due(start, count))) {
                    fail("%d working days from %s", count, start);
                }
            }
        }
    }

    private static List<LocalDate> dates(LocalDate first, LocalDate end) {
        return first.datesUntil(end).toList();
    }

    @Provide
    Arbitrary<LocalDate> starts() {
        long first = LocalDate.of(2022, 12, 31).toEpochDay();
        long last = LocalDate.of(2026, 9, 1).toEpochDay();
        return Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
    }

    @Property
    void dueIsAWorkingDayAndNoLessThanTheDays(
            @ForAll("starts") LocalDate start, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate due = CALENDAR.plus(start, days);
        assertThat(CALENDAR.isWorkingDay(due)).isTrue();
        assertThat(due).isAfterOrEqualTo(start.plusDays(days));
    }

    @Example
    void aYearWithoutDataIsNamed() {
        assertThatThrownBy(() -> CALENDAR.plus(LocalDate.of(2026, 12, 28), 10))
                .isInstanceOf(CalendarYearMissing.class)
                .hasMessageContaining("2027");
        assertThatThrownBy(() -> CALENDAR.isWorkingDay(LocalDate.of(2022, 6, 1)))
                .isInstanceOf(CalendarYearMissing.class)
                .hasMessageContaining("2022");
    }

    @Example
    void aNewYearIsAddedAndAnOldOneReplacedWhole() {
        Calendar more = CALENDAR.replacedBy(Calendar.of(CalendarFile.read("""
                date,kind,name
                2026-11-23,holiday,改动
                2027-01-01,holiday,元旦
                """.getBytes(StandardCharsets.UTF_8))));
        assertThat(more.years()).containsExactly(2023, 2024, 2025, 2026, 2027);
        assertThat(more.isWorkingDay(LocalDate.of(2026, 11, 23))).isFalse();
        assertThat(more.isWorkingDay(LocalDate.of(2026, 10, 10)))
                .as("no longer made up for")
                .isFalse();
        assertThat(more.plus(LocalDate.of(2026, 12, 30), 2)).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "day,kind,name\n2027-01-01,holiday,元旦\n",
                "date,kind,name\n",
                "date,kind,name\n2027-02-30,holiday,元旦\n",
                "date,kind,name\n2027-01-01,free,元旦\n",
                "date,kind,name\n2027-01-01,workday,元旦\n",
                "date,kind,name\n2027-01-01,holiday,\n",
                "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-01,holiday,元旦\n",
                "date,kind,name\n2027-01-01,holiday\n",
                "date,kind,name\n9999-01-01,holiday,元旦\n",
                "date,kind,name\n\"2027-01-01,holiday,元旦"
            })
    void aWrongFileIsRefusedWhole(String file) {
        assertThatThrownBy(() -> CalendarFile.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("calendar-file-invalid");
                    assertThat(problem.violations()).isNotEmpty();
                });
    }
}
