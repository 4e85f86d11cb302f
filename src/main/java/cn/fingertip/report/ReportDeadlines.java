package cn.fingertip.report;

import cn.fingertip.calendar.CalendarYearMissing;
import cn.fingertip.calendar.Deadlines;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * By when a real-name reporter hears from the office, and by when an office hands on what is not its own matter; derived,
 * never kept. 《纪检监察机关处理检举控告工作规则》 (2020-01-21): 15 working days to tell whether it is accepted, 15 from its
 * conclusion to tell the result; 5 working days to report to the office above what is that one's (第十五条), and to accept
 * or pass on what another office has sent (第十六条). Both are counted from when this office got it. Where neither article
 * says how soon something goes to a body outside, the same 5 days are taken.
 */
@ApplicationScoped
public class ReportDeadlines {
    /**
     * @param acceptBy last day to tell a real-name reporter whether the report is accepted; absent where there is none
     * @param feedbackBy last day to tell a real-name reporter the result; absent before there is one
     * @param note why a date is absent
     */
    @Schema(name = "ReportDeadlines", description = "办理期限")
    public record View(
            @Schema(description = "实名举报:最迟哪天告知是否受理(收到之日起 15 个工作日)")
            LocalDate acceptBy,

            @Schema(description = "实名举报:最迟哪天反馈结果(办结之日起 15 个工作日)")
            LocalDate feedbackBy,

            @Schema(description = "期限的说明") String note) {}

    private static final String ANONYMOUS = "未实名的举报没有法定的告知期限,请凭查询码随时查看进展。";
    private static final String YEAR_MISSING = "%d 年的工作日安排尚未公布,期限待公布后计算。";

    private static final String CALENDAR_MISSING =
            "%s 年的工作日安排还没有载入:跨入该年的期限暂按周一至周五推算,只作提醒,不算逾期。国务院公布后,请全站管理员载入工作日历(POST /api/v1/staff/calendar),期限随即按日历重新推算。";

    private final Deadlines deadlines;

    public ReportDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    public View of(Report report, boolean realName) {
        if (!realName) {
            return new View(null, null, ANONYMOUS);
        }
        LocalDate acceptBy = null;
        LocalDate feedbackBy = null;
        String note = null;
        try {
            acceptBy = due("report-accept-real-name", report.receivedAt);
            feedbackBy = due("report-feedback", report.concludedAt);
        } catch (CalendarYearMissing missing) {
            note = YEAR_MISSING.formatted(missing.year());
        }
        return new View(acceptBy, feedbackBy, note);
    }

    /**
     * The last day on which something is in time.
     *
     * @param provisional whether the calendar of a year is missing, so that weekdays were counted: to remind by, never to
     *     be late by
     */
    public record Due(LocalDate on, boolean provisional) {}

    /**
     * Up to which day a step with a report is in time, the anonymous ones included: nothing outside the seal tells them
     * apart, and an office owes them no less.
     *
     * @return empty where no rule says, or the calendar of the year is missing
     */
    public Optional<LocalDate> of(Report report, ReportStep step) {
        return start(report, step).flatMap(start -> due(step, start));
    }

    /** @return as {@link #of(Report, ReportStep)}; where the calendar is missing, what weekdays say */
    public Optional<Due> reminder(Report report, ReportStep step) {
        return start(report, step)
                .map(start -> due(step, start)
                        .map(on -> new Due(on, false))
                        .orElseGet(() -> new Due(deadlines.likelyDue(rule(step).orElseThrow(), start), true)));
    }

    /** @return the day from which the time for a step with a report runs; empty where no rule says or it has not begun */
    public Optional<LocalDate> start(Report report, ReportStep step) {
        Instant start = switch (step) {
            case ACCEPTED, REJECTED -> report.receivedAt;
            case TRANSFERRED -> report.officeSince;
            case FED_BACK -> report.concludedAt;
            default -> null;
        };
        return Optional.ofNullable(start).map(Clock::dateOf);
    }

    /** @return the last day in time of a step whose time runs from {@code start}; empty where the calendar is missing */
    public Optional<LocalDate> due(ReportStep step, LocalDate start) {
        try {
            return rule(step).map(rule -> deadlines.due(rule, start));
        } catch (CalendarYearMissing missing) {
            return Optional.empty();
        }
    }

    /** @return for offices, which calendars are missing that deadlines of today need, and what to do; empty if none is */
    public Optional<String> missingCalendar(LocalDate today) {
        return Optional.of(deadlines.missing(today))
                .filter(years -> !years.isEmpty())
                .map(years -> CALENDAR_MISSING.formatted(
                        years.stream().map(String::valueOf).collect(Collectors.joining("、"))));
    }

    private static Optional<String> rule(ReportStep step) {
        return Optional.ofNullable(
                switch (step) {
                    case ACCEPTED, REJECTED -> "report-accept-real-name";
                    case TRANSFERRED -> "report-transfer";
                    case FED_BACK -> "report-feedback";
                    default -> null;
                });
    }

    private LocalDate due(String rule, Instant start) {
        return start == null ? null : deadlines.due(rule, Clock.dateOf(start));
    }
}
