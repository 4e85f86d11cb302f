package cn.fingertip.roster;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.event.DraftFilled;
import cn.fingertip.roster.programme.Programme;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the draft into which an import writes its lines. */
@ApplicationScoped
public class DraftRosters {
    private final ProgrammeRepository programmes;
    private final RosterRepository rosters;
    private final RosterVersionRepository versions;
    private final RosterStepRepository steps;
    private final Regions regions;
    private final Event<DraftFilled> filled;
    private final Clock clock;

    DraftRosters(
            ProgrammeRepository programmes,
            RosterRepository rosters,
            RosterVersionRepository versions,
            RosterStepRepository steps,
            Regions regions,
            Event<DraftFilled> filled,
            Clock clock) {
        this.programmes = programmes;
        this.rosters = rosters;
        this.versions = versions;
        this.steps = steps;
        this.regions = regions;
        this.filled = filled;
        this.clock = clock;
    }

    /**
     * Opens the draft of this programme, region and period: the first version, the next one after a published one, or
     * the present draft, emptied. A present draft stays locked until the caller's transaction ends; the roster does
     * not, so that what is public can be withdrawn while its correction is imported.
     *
     * @param region a county, township or village; the caller has checked that the author may write there
     * @param author the clerk, who may then neither review nor publish it
     * @return a version without lines, written to the database
     * @throws Problem 409 {@code roster-under-review} where a version has left its author's hands; 422 where programme,
     *     region or period is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RosterVersion open(String programme, String region, int year, String period, UUID importId, UUID author) {
        Roster roster = rosters.findOrCreate(
                wanted(programmes.require(programme), regions.require(region), Period.of(year, period)), clock.now());
        List<RosterVersion> earlier = versions.of(roster.id);
        Optional<RosterVersion> open =
                earlier.stream().filter(v -> v.status.open()).findFirst();
        open.ifPresent(versions::lock);
        RosterVersion draft =
                open.filter(v -> v.status.open()).map(this::emptied).orElseGet(() -> next(roster, earlier));
        draft.importId = importId;
        draft.author = author;
        draft.lineCount = 0;
        draft.totalFen = 0;
        versions.persistAndFlush(draft);
        return draft;
    }

    /**
     * Ends an import: the draft is whole.
     *
     * @param totalFen sum of all amounts
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(RosterVersion draft, int lineCount, long totalFen) {
        draft.lineCount = lineCount;
        draft.totalFen = totalFen;
        steps.persist(RosterStep.of(draft, RosterStep.IMPORT, draft.author, clock.now()));
        versions.flush();
        filled.fire(new DraftFilled(draft));
    }

    private RosterVersion emptied(RosterVersion open) {
        if (open.status != RosterStatus.DRAFT) {
            throw Problem.conflict(
                    "roster-under-review", "清册正在审核", "这份清册“" + open.status.title() + "”,不能再导入。请先由审核人退回,或等公布后再更正。");
        }
        versions.deleteLines(open);
        return open;
    }

    private RosterVersion next(Roster roster, List<RosterVersion> earlier) {
        RosterVersion version = new RosterVersion(Ids.next());
        version.rosterId = roster.id;
        version.version = earlier.isEmpty() ? 1 : earlier.getFirst().version + 1;
        version.county = roster.county;
        version.year = roster.year;
        version.status = RosterStatus.DRAFT;
        version.createdAt = clock.now();
        return version;
    }

    private Roster wanted(Programme programme, RegionName region, Period period) {
        if (region.level().digits() < Level.COUNTY.digits()) {
            throw Problem.rule("roster-region-too-wide", "区划范围过大", "清册应属于一个县(旗、市、区)、乡镇或村,请填写 6、9 或 12 位区划代码。");
        }
        Roster roster = new Roster();
        roster.id = Ids.next();
        roster.county = region.code().substring(0, Level.COUNTY.digits());
        roster.programme = programme.code();
        roster.region = region.code();
        roster.year = period.year();
        roster.period = period.code();
        roster.title = period.title() + nameWithin(region) + programme.name() + "发放清册";
        return roster;
    }

    /** From the county down: 石城县琴江镇. */
    private String nameWithin(RegionName region) {
        if (region.level() == Level.COUNTY) {
            return region.name();
        }
        return nameWithin(regions.require(region.parent())) + region.name();
    }
}
