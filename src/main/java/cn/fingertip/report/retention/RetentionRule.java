package cn.fingertip.report.retention;

import java.time.LocalDate;

/**
 * How long a kind of report is kept.
 *
 * @param kind code of the kind, {@code *} for those without a rule of their own
 * @param keepDays calendar days after it was archived, the last one included
 * @param receiptDays calendar days after it was archived during which the receipt still opens it; fewer
 * @param warningDays how many days before its end the office is warned
 * @param source law or decision
 * @param effectiveFrom first day of archiving for which it holds
 */
record RetentionRule(
        String kind, int keepDays, int receiptDays, int warningDays, String source, LocalDate effectiveFrom) {
    RetentionRule {
        if (receiptDays < 0 || receiptDays >= keepDays || warningDays < 0) {
            throw new IllegalArgumentException("a receipt ends before the report does: " + kind);
        }
    }

    /** @return the last day on which the receipt opens it */
    LocalDate receiptEnds(LocalDate archivedOn) {
        return archivedOn.plusDays(receiptDays);
    }

    /** @return the last day on which it is kept */
    LocalDate ends(LocalDate archivedOn) {
        return archivedOn.plusDays(keepDays);
    }

    /** @return the first day on which the office is warned */
    LocalDate warnsFrom(LocalDate archivedOn) {
        return ends(archivedOn).minusDays(warningDays);
    }
}
