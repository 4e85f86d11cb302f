package cn.fingertip.report;

import java.util.UUID;

/**
 * An office took a step with a report; fired inside its transaction.
 *
 * @param status the state it is in now, as clients see it
 */
public record ReportMoved(UUID report, String region, String status) {}
