package cn.fingertip.roster.event;

import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;

/** What must hold before an author hands a draft to review. Every bean of this type is asked, in the transaction. */
public interface BeforeSubmission {
    /** @throws cn.fingertip.kernel.Problem 422 where the draft is not ready */
    void check(Roster roster, RosterVersion version);
}
