package cn.fingertip.report;

import java.util.UUID;

/**
 * A report came in; fired inside its transaction. Says nothing of the sender.
 *
 * @param region where it is about
 * @param office code of the office that has it; nobody else may learn that there is one
 */
public record ReportSubmitted(UUID report, String region, String office) {}
