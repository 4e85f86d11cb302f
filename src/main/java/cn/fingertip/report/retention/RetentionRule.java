package cn.fingertip.report.retention;

import java.time.LocalDate;

/**
 * How long a kind of report is kept, from its end on: from the day it was archived, or from that of the last step that
 * left nothing to do ({@link cn.fingertip.report.Report#endedAt}), so that a report nobody archives ends too.
 *
 * @param kind code of the kind, {@code *} for those without a rule of their own
 * @param keepDays calendar days after its end, the last one included
 * @param receiptDays calendar days after its end during which the receipt still opens it; fewer
 * @param warningDays how many days before its end the office is warned
 * @param source law or decision; the bundled ones are this software's own, for a county to replace
 * @param effectiveFrom first day of an end for which it holds; the first rule holds for earlier ones too
 */
record RetentionRule(
        String kind, int keepDays, int receiptDays, int warningDays, String source, LocalDate effectiveFrom) {
    RetentionRule {
        if (receiptDays < 0 || receiptDays >= keepDays || warningDays < 0) {
            throw new IllegalArgumentException("a receipt ends before the report does: " + kind);
        }
    }

    /** @return the last day on which the receipt opens it */
    LocalDate receiptEnds(LocalDate endedOn) {
        return endedOn.plusDays(receiptDays);
    }

    /** @return the last day on which it is kept */
    LocalDate ends(LocalDate endedOn) {
        return endedOn.plusDays(keepDays);
    }

    /** @return the first day on which the office is warned */
    LocalDate warnsFrom(LocalDate endedOn) {
        return ends(endedOn).minusDays(warningDays);
    }
}
