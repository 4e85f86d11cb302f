package cn.fingertip.roster;

import cn.fingertip.identity.Role;
import java.util.List;
import java.util.Locale;

/** What staff do to a roster version: by which role, and where it leads. */
public enum RosterAction {
    SUBMIT(RosterStatus.SUBMITTED, "submitted", Role.CLERK),
    REVIEW(RosterStatus.REVIEWED, "reviewed", Role.REVIEWER),
    CLEAR(RosterStatus.CLEARED, "cleared", Role.SECRECY_REVIEWER),
    PUBLISH(RosterStatus.PUBLISHED, "published", Role.REVIEWER, Role.SECRECY_REVIEWER),
    RETURN(RosterStatus.DRAFT, "returned", Role.REVIEWER, Role.SECRECY_REVIEWER),
    WITHDRAW(RosterStatus.WITHDRAWN, "withdrawn", Role.REVIEWER),
    /** Ends the publicity period for good; the version stays published. */
    FINALIZE(RosterStatus.PUBLISHED, "finalized", Role.REVIEWER);

    final RosterStatus target;
    final List<Role> roles;
    private final String done;

    RosterAction(RosterStatus target, String done, Role... roles) {
        this.target = target;
        this.done = done;
        this.roles = List.of(roles);
    }

    /** In the history. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the audit trail. */
    String audited() {
        return "roster." + done;
    }
}
