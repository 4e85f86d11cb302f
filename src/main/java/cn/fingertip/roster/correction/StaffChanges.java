package cn.fingertip.roster.correction;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.programme.ProgrammeRepository;
import cn.fingertip.roster.staff.StaffRosters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * What a correction changes, line by line, for its author and for those who approve it. As with all lines, whole names
 * that the programme masks are for inspectors, and each of their looks is audited.
 */
@ApplicationScoped
class StaffChanges {
    private final Corrections corrections;
    private final ChangeRepository changes;
    private final StaffRosters rosters;
    private final ProgrammeRepository programmes;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    StaffChanges(
            Corrections corrections,
            ChangeRepository changes,
            StaffRosters rosters,
            ProgrammeRepository programmes,
            CurrentStaff staff,
            AuditTrail audit) {
        this.corrections = corrections;
        this.changes = changes;
        this.rosters = rosters;
        this.programmes = programmes;
        this.staff = staff;
        this.audit = audit;
    }

    /** @return changes of the version on its way, else of the published, in the order of the roster */
    @Transactional
    public CursorPage<ChangeView> list(UUID rosterId, PageRequest page) {
        Roster roster = rosters.require(rosterId);
        RosterVersion version = corrections.subject(roster);
        Correction correction = corrections.require(version);
        int after = page.cursor() == null ? 0 : ChangePlace.after(page.cursor(), version.version());
        boolean inspector = staff.may(Role.INSPECTOR, roster.region());
        boolean masked = programmes.require(roster.programme()).maskNames() && !inspector;
        if (inspector) {
            audit.record(AuditEvent.of("roster.inspected", "roster:" + rosterId)
                    .by(staff.actor())
                    .in(roster.region())
                    .with("version", version.version())
                    .with("changes", true));
        }
        if (correction.baseId == null) {
            return new CursorPage<>(List.of(), null);
        }
        var pair = new ChangeRepository.Pair(version.county(), version.year(), version.id(), correction.baseId);
        return CursorPage.of(
                changes.changes(pair, Shown.toStaff(masked), after, page.limit()),
                page.limit(),
                change -> Cursor.of(version.version(), change.no()));
    }
}
