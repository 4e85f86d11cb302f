package cn.fingertip.report;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An office took a step with a report; fired inside its transaction.
 *
 * @param office that took it
 * @param kind of the report
 * @param dueFrom day from which the time for the step ran, null where no rule says
 * @param dueOn last day on which the step was in time, null where no rule says or the calendar is missing
 */
public record ReportMoved(
        UUID report, String office, String region, String kind, ReportStep step, LocalDate dueFrom, LocalDate dueOn) {
    /** A step for which there is no time. */
    public ReportMoved(UUID report, String office, String region, String kind, ReportStep step) {
        this(report, office, region, kind, step, null, null);
    }
}
