package cn.fingertip.report;

import java.util.UUID;

/**
 * An office has given a case to one of its inspectors, or taken it back; fired inside its transaction.
 *
 * @param assignee null where nobody has it now
 */
public record ReportAssigned(UUID report, UUID assignee) {}
