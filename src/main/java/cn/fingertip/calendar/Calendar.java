package cn.fingertip.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which days are worked, in the years that are known. Immutable. */
final class Calendar {
    private final Map<LocalDate, DayKind> kinds;
    private final SortedSet<Integer> years;

    private Calendar(Map<LocalDate, DayKind> kinds, SortedSet<Integer> years) {
        this.kinds = kinds;
        this.years = years;
    }

    /** A calendar of the years in which any of {@code days} lies. */
    static Calendar of(Collection<CalendarDay> days) {
        Map<LocalDate, DayKind> kinds = new HashMap<>();
        SortedSet<Integer> years = new TreeSet<>();
        for (CalendarDay day : days) {
            kinds.put(day.date(), day.kind());
            years.add(day.date().getYear());
        }
        return new Calendar(kinds, years);
    }

    /** @return this calendar with the years of {@code newer} taken from there as a whole */
    Calendar replacedBy(Calendar newer) {
        Map<LocalDate, DayKind> merged = new HashMap<>(newer.kinds);
        kinds.forEach((date, kind) -> {
            if (!newer.years.contains(date.getYear())) {
                merged.put(date, kind);
            }
        });
        Set<Integer> both = new HashSet<>(years);
        both.addAll(newer.years);
        return new Calendar(merged, new TreeSet<>(both));
    }

    SortedSet<Integer> years() {
        return new TreeSet<>(years);
    }

    boolean isWorkingDay(LocalDate date) {
        if (!years.contains(date.getYear())) {
            throw new CalendarYearMissing(date.getYear());
        }
        DayKind kind = kinds.get(date);
        if (kind != null) {
            return kind == DayKind.WORKDAY;
        }
        return !isWeekend(date);
    }

    /** @return as {@link #isWorkingDay}; where the year is not known, whether it is a weekday */
    boolean isLikelyWorkingDay(LocalDate date) {
        return years.contains(date.getYear()) ? isWorkingDay(date) : !isWeekend(date);
    }

    /** @return as {@link #plus}, by {@link #isLikelyWorkingDay} */
    LocalDate likelyPlus(LocalDate start, int days) {
        LocalDate date = start;
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            left -= isLikelyWorkingDay(date) ? 1 : 0;
        }
        return date;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** @return the {@code days}-th working day after {@code start}; the start itself is never counted */
    LocalDate plus(LocalDate start, int days) {
        LocalDate date = start;
        int left = days;
        while (left > 0) {
            date = date.plusDays(1);
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }
}
