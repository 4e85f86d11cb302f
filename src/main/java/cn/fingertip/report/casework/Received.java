package cn.fingertip.report.casework;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Between which days reports came in.
 *
 * @param from the beginning of the first day in China, null for any
 * @param before the end of the last day in China, null for any
 */
record Received(Instant from, Instant before) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /**
     * @param first {@code 2026-11-01}, null for any
     * @param last included, null for any
     * @throws Problem 422 {@code report-dates}
     */
    static Received between(String first, String last) {
        LocalDate from = day(first);
        LocalDate to = day(last);
        if (from != null && to != null && from.isAfter(to)) {
            throw wrong();
        }
        return new Received(start(from), to == null ? null : start(to.plusDays(1)));
    }

    private static Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(Clock.ZONE).toInstant();
    }

    private static LocalDate day(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException noDate) {
            // answered below
        }
        throw wrong();
    }

    private static Problem wrong() {
        return Problem.rule("report-dates", "收到日期不正确", "日期应写成 2026-10-01 的样子,起始日期不能晚于截止日期。");
    }
}
