package cn.fingertip.report;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An office took a step with a report; fired inside its transaction.
 *
 * @param office that took it
 * @param kind of the report
 * @param dueOn last day on which the step was in time, null where no rule says or the calendar is missing
 */
public record ReportMoved(UUID report, String office, String region, String kind, ReportStep step, LocalDate dueOn) {}
