package cn.fingertip.report;

import cn.fingertip.calendar.CalendarYearMissing;
import cn.fingertip.calendar.Deadlines;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
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

    private static final String ANONYMOUS = "匿名举报没有法定的告知期限,请凭查询码随时查看进展。";
    private static final String YEAR_MISSING = "%d 年的工作日安排尚未公布,期限待公布后计算。";

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
     * Up to which day a step with a report is in time, the anonymous ones included: nothing outside the seal tells them
     * apart, and an office owes them no less.
     *
     * @return empty where no rule says, or the calendar of the year is missing
     */
    public Optional<LocalDate> of(Report report, ReportStep step) {
        try {
            return Optional.ofNullable(
                    switch (step) {
                        case ACCEPTED, REJECTED -> due("report-accept-real-name", report.receivedAt);
                        case TRANSFERRED -> due("report-transfer", report.officeSince);
                        case FED_BACK -> due("report-feedback", report.concludedAt);
                        default -> null;
                    });
        } catch (CalendarYearMissing missing) {
            return Optional.empty();
        }
    }

    private LocalDate due(String rule, Instant start) {
        return start == null ? null : deadlines.due(rule, Clock.dateOf(start));
    }
}
