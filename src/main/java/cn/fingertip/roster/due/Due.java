package cn.fingertip.roster.due;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something to be done.
 *
 * @param subject the objection, or the roster version
 * @param since when its time began: the objection came in, or the first moment after the publicity period
 * @param publicityTo last day of the publicity period of the version concerned
 */
record Due(
        DueKind kind,
        UUID subject,
        UUID rosterId,
        String title,
        String region,
        Integer line,
        Instant since,
        LocalDate publicityTo) {}
