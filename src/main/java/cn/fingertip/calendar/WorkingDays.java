package cn.fingertip.calendar;

import cn.fingertip.kernel.Refreshed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SortedSet;

/**
 * Chinese working days: the plain week with the State Council's holidays and make-up days (调休). The bundled calendar
 * knows some years; an administrator adds others, which every replica knows within a minute.
 */
@ApplicationScoped
public class WorkingDays {
    private static final String BUNDLED = "/data/calendar/cn-days.csv";

    private final Refreshed<Calendar> calendar;

    WorkingDays(CalendarRepository added) {
        Calendar bundled = bundled();
        this.calendar =
                new Refreshed<>("calendar", Duration.ofMinutes(1), () -> bundled.replacedBy(Calendar.of(added.all())));
    }

    /**
     * @param start never counted itself
     * @param days how many working days on, 0 for the start itself
     * @return the last of these days
     * @throws CalendarYearMissing where the count meets a year without data
     */
    public LocalDate plus(LocalDate start, int days) {
        return calendar.get().plus(start, days);
    }

    /**
     * As {@link #plus}, with the weekdays of a year that is not known: to remind somebody in good time, never to call
     * anything late. Holidays only move the true day back, but for a weekend that is worked.
     */
    public LocalDate likelyPlus(LocalDate start, int days) {
        return calendar.get().likelyPlus(start, days);
    }

    /** @return as {@link #isWorkingDay}; whether it is a weekday where its year has no data */
    public boolean isLikelyWorkingDay(LocalDate date) {
        return calendar.get().isLikelyWorkingDay(date);
    }

    /** @throws CalendarYearMissing where its year has no data */
    public boolean isWorkingDay(LocalDate date) {
        return calendar.get().isWorkingDay(date);
    }

    /** @return the years that are known */
    public SortedSet<Integer> years() {
        return calendar.get().years();
    }

    void refresh() {
        calendar.refresh();
    }

    static Calendar bundled() {
        try (InputStream file = WorkingDays.class.getResourceAsStream(BUNDLED)) {
            return Calendar.of(CalendarFile.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("the bundled calendar cannot be read", e);
        }
    }
}
