package cn.fingertip.roster;

import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Publicity periods of published rosters, for those who object. */
@ApplicationScoped
public class PublicityPeriods {
    private final RosterRepository rosters;
    private final RosterVersionRepository versions;

    PublicityPeriods(RosterRepository rosters, RosterVersionRepository versions) {
        this.rosters = rosters;
        this.versions = versions;
    }

    /**
     * The roster is held until the transaction ends: who objects in the last second of the last day is seen by whoever
     * makes it final in the next.
     *
     * @throws Problem 404 {@code roster-not-published} where nothing of this roster is public
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public PublicityPeriod of(UUID rosterId) {
        Roster roster = rosters.hold(rosterId).orElseThrow(PublicityPeriods::notPublic);
        return versions.published(rosterId)
                .map(v -> new PublicityPeriod(
                        v.id, v.version, v.county, roster.region, v.year, v.publicityFrom, v.publicityTo))
                .orElseThrow(PublicityPeriods::notPublic);
    }

    /** @return whether the version has a line of this number */
    public boolean hasLine(PublicityPeriod period, int no) {
        return versions.hasLine(period, no);
    }

    private static Problem notPublic() {
        return Problem.notFound("roster-not-published", "清册未公布", "没有这份清册,或者尚未公布。请从清册列表重新进入。");
    }
}
