package cn.fingertip.calendar;

import java.time.LocalDate;

/**
 * How long something may take.
 *
 * @param name {@code wish-accept}; {@code wish-accept.repair} for one kind of it
 * @param days the time allowed, in {@code unit}
 * @param from what happens on the day before the count begins
 * @param extension how many days it may be prolonged by, 0 where it may not
 * @param source law and article
 * @param effectiveFrom the first day of start on which the rule holds
 */
record DeadlineRule(
        String name, int days, Unit unit, String from, int extension, String source, LocalDate effectiveFrom) {
    /** Which days are counted. */
    enum Unit {
        WORKING,
        CALENDAR
    }
}
