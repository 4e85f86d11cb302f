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
     * Brings up to date what {@link #check} looks at, in a transaction of its own before the step's: what it finds stays
     * when publication is refused for it.
     *
     * @param version cleared, and locked by the caller
     */
    default void prepare(Roster roster, RosterVersion version) {
        // most look at what is there
    }

    /**
     * @param version locked by the caller; about to be published
     * @throws Problem 422 that says everything this bean has against it, with the places
     */
    void check(Roster roster, RosterVersion version);
}
