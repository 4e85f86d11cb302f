package cn.fingertip.roster.staff;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterRepository;
import cn.fingertip.roster.RosterStatus;
import cn.fingertip.roster.RosterStepRepository;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What staff may see of rosters that are not public yet, or no longer. */
@ApplicationScoped
public class StaffRosters {
    static final Set<Role> READERS = Set.of(Role.CLERK, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.INSPECTOR);

    private final RosterRepository rosters;
    private final RosterVersionRepository versions;
    private final RosterStepRepository steps;
    private final ProgrammeRepository programmes;
    private final Regions regions;
    private final CurrentStaff staff;

    StaffRosters(
            RosterRepository rosters,
            RosterVersionRepository versions,
            RosterStepRepository steps,
            ProgrammeRepository programmes,
            Regions regions,
            CurrentStaff staff) {
        this.rosters = rosters;
        this.versions = versions;
        this.steps = steps;
        this.programmes = programmes;
        this.regions = regions;
        this.staff = staff;
    }

    /** @return rosters of the asker's regions, the newest first */
    @Transactional
    public CursorPage<StaffRosterView> list(String status, String region, PageRequest page) {
        RosterStatus wanted = status == null ? null : status(status);
        UUID before = page.cursor() == null ? null : Cursor.id(page.cursor());
        List<String> subtrees = READERS.stream()
                .flatMap(role -> staff.regions(role).stream())
                .distinct()
                .toList();
        List<RosterVersionRepository.RosterWithLatest> rows =
                versions.latest(subtrees, region == null ? "" : region, wanted, before, page.limit() + 1);
        return CursorPage.of(rows, page.limit(), row -> Cursor.of(row.roster().id()))
                .map(row -> view(row.roster(), row.latest()));
    }

    /** @throws Problem 404 where there is none or it is outside the asker's regions */
    @Transactional
    public RosterHistoryView history(UUID id) {
        Roster roster = require(id);
        List<RosterVersion> all = versions.of(id);
        return new RosterHistoryView(
                view(roster, all.getFirst()),
                all.stream()
                        .map(v -> RosterHistoryView.VersionView.of(v, steps.of(v.id())))
                        .toList());
    }

    /** @throws Problem 404 where there is none or it is outside the asker's regions */
    public Roster require(UUID id) {
        return rosters.findByIdOptional(id)
                .filter(roster -> READERS.stream().anyMatch(role -> staff.may(role, roster.region())))
                .orElseThrow(() -> Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。"));
    }

    private StaffRosterView view(Roster roster, RosterVersion latest) {
        return StaffRosterView.of(
                roster,
                latest,
                new CodeName(
                        roster.programme(),
                        programmes.require(roster.programme()).name()),
                new CodeName(roster.region(), regions.require(roster.region()).name()));
    }

    private static RosterStatus status(String wire) {
        return Arrays.stream(RosterStatus.values())
                .filter(s -> s.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> Problem.rule(
                        "roster-status-unknown",
                        "没有这种状态",
                        "状态应为 draft、submitted、reviewed、cleared、published、withdrawn 或 superseded。"));
    }
}
