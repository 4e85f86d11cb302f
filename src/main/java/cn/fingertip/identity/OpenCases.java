package cn.fingertip.identity;

import cn.fingertip.kernel.Problem;
import java.util.UUID;

/**
 * Tells whether the member of staff who asks is working on a case of 我要举报. Rosters ask it before they show anybody an
 * unmasked line; they know nothing else of reports.
 */
public interface OpenCases {
    /**
     * In the caller's transaction.
     *
     * @param id of a report
     * @return the case, which is theirs and open
     * @throws Problem 404 where there is none or their office does not have it, 403 {@code report-key-missing} where they
     *     could not read it, 409 {@code case-not-open} where it is not accepted yet or concluded, {@code
     *     case-of-colleague} where somebody else of the office has it
     */
    OpenCase require(UUID id);
}
