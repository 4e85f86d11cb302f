package cn.fingertip.roster.event;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;

/**
 * Something that must hold before a roster version becomes public. Every bean of this kind is asked, in the step's
 * transaction, whatever the others say, so that staff are told of everything at once.
 */
public interface BeforePublication {
    /**
     * @param version locked by the caller; about to be published
     * @throws Problem 422 that says everything this bean has against it, with the places
     */
    void check(Roster roster, RosterVersion version);
}
