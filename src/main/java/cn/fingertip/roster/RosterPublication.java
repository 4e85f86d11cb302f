package cn.fingertip.roster;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.event.BeforeFinal;
import cn.fingertip.roster.event.RosterFinalized;
import cn.fingertip.roster.event.RosterPublished;
import cn.fingertip.roster.event.RosterWithdrawn;
import cn.fingertip.roster.gate.PublicationGate;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;

/** What changes for the public when a version is published or withdrawn. Runs inside the step's transaction. */
@ApplicationScoped
class RosterPublication {
    private final ProgrammeRepository programmes;
    private final RosterVersionRepository versions;
    private final RosterStepRepository steps;
    private final CatalogueRepository catalogue;
    private final Publishable publishable;
    private final PublicationGate gate;
    private final Instance<BeforeFinal> finals;
    private final Event<RosterPublished> published;
    private final Event<RosterWithdrawn> withdrawn;
    private final Event<RosterFinalized> closed;

    RosterPublication(
            ProgrammeRepository programmes,
            RosterVersionRepository versions,
            RosterStepRepository steps,
            CatalogueRepository catalogue,
            Publishable publishable,
            PublicationGate gate,
            Instance<BeforeFinal> finals,
            Event<RosterPublished> published,
            Event<RosterWithdrawn> withdrawn,
            Event<RosterFinalized> closed) {
        this.programmes = programmes;
        this.versions = versions;
        this.steps = steps;
        this.catalogue = catalogue;
        this.publishable = publishable;
        this.gate = gate;
        this.finals = finals;
        this.published = published;
        this.withdrawn = withdrawn;
        this.closed = closed;
    }

    /** In a transaction of its own, before the step's. */
    void prepare(Roster roster, RosterVersion version) {
        publishable.prepare(roster, version);
    }

    /**
     * The publicity period runs from the day of publication; that day itself is not counted (民法典 201), so that
     * villagers have the whole number of days.
     */
    void publish(Roster roster, RosterVersion version, Instant now) {
        if (version.lineCount == 0) {
            throw Problem.rule("roster-empty", "清册没有明细", "这份清册一条明细也没有,不能公布。请退回经办人重新导入。");
        }
        publishable.require(roster, version);
        versions.publishedBeside(version).ifPresent(previous -> supersede(previous, now));
        version.publishedAt = now;
        version.publicityFrom = Clock.dateOf(now);
        version.publicityTo = version.publicityFrom.plusDays(
                programmes.require(roster.programme).publicityDays());
        roster.currentVersion = version.version;
        catalogue.changed(roster.county);
        published.fire(new RosterPublished(roster.id, version.id, roster.region, version.version));
    }

    /** The reason is public too, so it is looked at like everything that is. */
    void withdraw(Roster roster, RosterVersion version, Instant now) {
        gate.checkReason(version.reason);
        version.withdrawnAt = now;
        roster.currentVersion = null;
        catalogue.changed(roster.county);
        withdrawn.fire(new RosterWithdrawn(roster.id, version.id, roster.region));
    }

    /**
     * Marks the version final: nobody may object any more, and nothing is left unanswered.
     *
     * @throws Problem 409 {@code roster-final} where it is already, 409 {@code publicity-running} up to the last day of
     *     the publicity period, 422 where something is not settled
     */
    void close(Roster roster, RosterVersion version, Instant now) {
        if (version.finalAt != null) {
            throw Problem.conflict("roster-final", "公示已办结", "这份清册已经办结,无需再次办理。请刷新后查看。");
        }
        if (!Clock.dateOf(now).isAfter(version.publicityTo)) {
            throw Problem.conflict("publicity-running", "公示期未满", "这份清册的公示期到 " + version.publicityTo + " 为止,期满后方可办结。");
        }
        finals.forEach(each -> each.check(roster, version));
        version.finalAt = now;
        catalogue.changed(roster.county);
        closed.fire(new RosterFinalized(roster.id, version.id, roster.region));
    }

    private void supersede(RosterVersion previous, Instant now) {
        previous.status = previous.status.to(RosterStatus.SUPERSEDED);
        steps.persist(RosterStep.of(previous, RosterStep.SUPERSEDE, null, now));
    }
}
