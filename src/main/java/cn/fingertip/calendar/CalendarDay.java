package cn.fingertip.calendar;

import java.time.LocalDate;

/**
 * A day that is not what its weekday says.
 *
 * @param name the holiday it belongs to, 国庆节
 */
record CalendarDay(LocalDate date, DayKind kind, String name) {}
