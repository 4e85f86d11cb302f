package cn.fingertip.roster.lookup;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.search.NameFilter;
import cn.fingertip.roster.staff.StaffRosters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * The lines of any version, for those who approve or inspect it. Nobody reads ID or card numbers here; whole names, where
 * the programme masks them, only inspectors, and each of their looks is audited.
 */
@ApplicationScoped
class StaffLines {
    private final StaffRosters rosters;
    private final PublicRosterRepository repository;
    private final LineRepository lines;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    StaffLines(
            StaffRosters rosters,
            PublicRosterRepository repository,
            LineRepository lines,
            CurrentStaff staff,
            AuditTrail audit) {
        this.rosters = rosters;
        this.repository = repository;
        this.lines = lines;
        this.staff = staff;
        this.audit = audit;
    }

    /**
     * @param version its number; null for the one on its way, else the published, else the latest
     * @param village code, null for all
     * @param name null for all
     * @throws Problem 404 outside one's regions or where there is no such version, 400 for a cursor of another version
     */
    @Transactional
    public CursorPage<LineView> list(
            UUID rosterId, Integer version, String village, NameFilter name, PageRequest page) {
        Roster roster = rosters.require(rosterId);
        boolean inspector = staff.may(Role.INSPECTOR, roster.region());
        CurrentVersion.Published wanted = repository
                .version(rosterId, version, inspector)
                .orElseThrow(() -> Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。"));
        int after = Lookup.after(QueryParameters.cursor(page.cursor()), wanted);
        List<LineView> items = lines.of(wanted, new LineQuery(village, name, after, page.limit()));
        if (inspector) {
            audit.record(AuditEvent.of("roster.inspected", "roster:" + rosterId)
                    .by(staff.actor())
                    .in(staff.nearestGrant(Role.INSPECTOR, roster.region()))
                    .with("version", wanted.version())
                    .with("village", village)
                    .with("after", after)
                    .with("byName", name != null));
        }
        return CursorPage.of(items, page.limit(), line -> Cursor.of(wanted.version(), line.no()));
    }
}
