package cn.fingertip.roster.check;

import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.event.BeforeSubmission;
import jakarta.enterprise.context.ApplicationScoped;

/** Since the import, lists and other rosters may have changed: who reviews sees what the rules say today. */
@ApplicationScoped
class CheckedAtSubmission implements BeforeSubmission {
    private final WholeChecks checks;

    CheckedAtSubmission(WholeChecks checks) {
        this.checks = checks;
    }

    /** Refuses nothing: findings are disposed of before publication. */
    @Override
    public void check(Roster roster, RosterVersion version) {
        checks.run(version);
    }
}
