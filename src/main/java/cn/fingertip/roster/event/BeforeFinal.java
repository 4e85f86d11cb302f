package cn.fingertip.roster.event;

import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;

/** What must be settled before a published roster is final. Every bean of this type is asked, in the transaction. */
public interface BeforeFinal {
    /** @throws cn.fingertip.kernel.Problem 422 where something is not settled */
    void check(Roster roster, RosterVersion version);
}
