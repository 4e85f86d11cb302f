package cn.fingertip.report;

import java.util.UUID;

/**
 * A report came in; fired inside its transaction. Says nothing of the sender.
 *
 * @param region where it is about, for whose office it is
 */
public record ReportSubmitted(UUID report, String region) {}
