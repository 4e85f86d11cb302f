package cn.fingertip.roster.check.finding;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.check.CheckSettings;
import cn.fingertip.roster.check.Due;
import cn.fingertip.roster.staff.StaffRosters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Findings as the staff of the roster's region look through them. */
@ApplicationScoped
class FindingList {
    private final FindingRepository findings;
    private final CheckSettings settings;
    private final StaffRosters rosters;
    private final RosterVersionRepository versions;
    private final CurrentStaff staff;

    FindingList(
            FindingRepository findings,
            CheckSettings settings,
            StaffRosters rosters,
            RosterVersionRepository versions,
            CurrentStaff staff) {
        this.findings = findings;
        this.settings = settings;
        this.rosters = rosters;
        this.versions = versions;
        this.staff = staff;
    }

    /** @param version null for the latest */
    @Transactional
    public CursorPage<FindingView> of(UUID rosterId, Integer version, String rule, String status, PageRequest page) {
        Roster roster = rosters.require(rosterId);
        long after = page.cursor() == null ? 0 : Cursor.number(page.cursor());
        Map<String, Due> dues = settings.of(roster.programme());
        return CursorPage.of(
                        findings.of(version(rosterId, version).id(), rule, status, after, page.limit() + 1),
                        page.limit(),
                        row -> Cursor.of(row.seq()))
                .map(row -> view(row, dues));
    }

    /** @param version null for the latest */
    @Transactional
    public FindingSummary summary(UUID rosterId, Integer version) {
        Roster roster = rosters.require(rosterId);
        return summary(roster, version(rosterId, version));
    }

    /** @return what is still to be disposed of after publication in the asker's regions, the most urgent first */
    @Transactional
    public CursorPage<FindingView> due(PageRequest page) {
        List<String> keys = page.cursor() == null ? List.of("1970-01-01", "0") : Cursor.read(page.cursor(), 2);
        List<String> subtrees = Findings.JUDGES.stream()
                .flatMap(role -> staff.regions(role).stream())
                .distinct()
                .toList();
        return CursorPage.of(
                        findings.dueUnder(subtrees, day(keys.get(0)), seq(keys.get(1)), page.limit() + 1),
                        page.limit(),
                        row -> Cursor.of(row.dueOn(), row.seq()))
                .map(row -> view(row, Map.of()));
    }

    /**
     * @param number null for the latest
     * @throws Problem 404 where there is no such version
     */
    RosterVersion version(UUID rosterId, Integer number) {
        return versions.of(rosterId).stream()
                .filter(v -> number == null || v.version() == number)
                .findFirst()
                .orElseThrow(Findings::notFound);
    }

    FindingSummary summary(Roster roster, RosterVersion version) {
        return FindingSummary.of(
                version, findings.counts(version.id()), settings.of(roster.programme()), settings::title);
    }

    FindingView view(FindingRow row, Roster roster) {
        return view(row, settings.of(roster.programme()));
    }

    private FindingView view(FindingRow row, Map<String, Due> dues) {
        return row.view(settings.title(row.rule()), dues.getOrDefault(row.rule(), Due.AFTER));
    }

    private static LocalDate day(String key) {
        try {
            return LocalDate.parse(key);
        } catch (DateTimeParseException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static long seq(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notOurs) {
            throw Cursor.invalid();
        }
    }
}
