package cn.fingertip.roster.check.finding;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterStatus;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.check.WholeChecks;
import cn.fingertip.roster.gate.Gate;
import cn.fingertip.roster.staff.StaffRosters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/**
 * Findings as tasks; {@link FindingList} shows them. Who imported a roster does not say of its findings that they are none: a colleague does; the
 * author's way is to mend the file. A confirmed one keeps the version from publication until an import mends it.
 */
@ApplicationScoped
class Findings {
    static final Set<Role> JUDGES = Set.of(Role.CLERK, Role.REVIEWER, Role.SECRECY_REVIEWER);
    private static final String CORRECTED = "corrected";

    private final FindingRepository findings;
    private final FindingList list;
    private final WholeChecks checks;
    private final FindingsDue due;
    private final Gate gate;
    private final StaffRosters rosters;
    private final RosterVersionRepository versions;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    Findings(
            FindingRepository findings,
            FindingList list,
            WholeChecks checks,
            FindingsDue due,
            Gate gate,
            StaffRosters rosters,
            RosterVersionRepository versions,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.findings = findings;
        this.list = list;
        this.checks = checks;
        this.due = due;
        this.gate = gate;
        this.rosters = rosters;
        this.versions = versions;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** Holds the latest version against the rules again: lists and other rosters change. */
    @Transactional
    public FindingSummary checkAgain(UUID rosterId) {
        Roster roster = rosters.require(rosterId);
        RosterVersion version = versions.lock(list.version(rosterId, null).id());
        if (!version.status().open() && version.status() != RosterStatus.PUBLISHED) {
            throw Problem.conflict("roster-not-checked", "这份清册不再核查", "这份清册已撤回或已更正,不再核查。");
        }
        checks.run(version);
        audit.record(AuditEvent.of("roster.checked-again", "roster:" + roster.id())
                .by(staff.actor())
                .in(roster.region())
                .with("version", version.version()));
        return list.summary(roster, version);
    }

    /** @throws Problem 404 outside one's regions, 403 {@code own-work}, 422 {@code finding-not-corrected} */
    @Transactional
    public FindingView dispose(UUID id, DisposeFinding request) {
        FindingRow asked = findings.of(id).orElseThrow(Findings::notFound);
        Roster roster = require(asked.rosterId());
        // Publication, runs and other verdicts wait here: the finding is read once the version is ours.
        RosterVersion version = versions.lock(asked.versionId());
        FindingRow row = findings.of(id).orElseThrow(Findings::notFound);
        requireDisposable(version, request.status());
        if (row.status().equals(CORRECTED)) {
            throw Problem.conflict("finding-corrected", "已经改正", "这个问题在最近一次导入中已经改正,不需要再处置。");
        }
        if (row.status().equals("ended")) {
            throw Problem.conflict("finding-ended", "不再核查", "本项目已停用这条核查规则,这个问题不需要再处置。");
        }
        findings.dispose(version.id(), null, id, verdict(request));
        dueOnceKnown(version);
        record(roster, version, row.rule(), request.status(), 1);
        return list.view(findings.of(id).orElseThrow(), roster);
    }

    /** Disposes of everything open of one rule for one reason. */
    @Transactional
    public FindingSummary disposeAll(UUID rosterId, DisposeFindings request) {
        Roster roster = require(rosterId);
        RosterVersion version = versions.lock(list.version(rosterId, null).id());
        requireDisposable(version, request.status());
        int changed = findings.dispose(
                version.id(), request.rule(), null, verdict(new DisposeFinding(request.status(), request.note())));
        dueOnceKnown(version);
        record(roster, version, request.rule(), request.status(), changed);
        return list.summary(roster, version);
    }

    /** A note is no place for a number either: whoever may see the findings reads it. */
    private FindingRepository.Verdict verdict(DisposeFinding request) {
        gate.require("note", request.note());
        return new FindingRepository.Verdict(
                request.status(), request.note().strip(), staff.id(), staff.displayName(), clock.now());
    }

    private Roster require(UUID rosterId) {
        Roster roster = rosters.require(rosterId);
        if (JUDGES.stream().noneMatch(role -> staff.may(role, roster.region()))) {
            throw notFound();
        }
        return roster;
    }

    private void requireDisposable(RosterVersion version, String status) {
        if (!version.status().open() && version.status() != RosterStatus.PUBLISHED) {
            throw Problem.conflict("roster-not-checked", "这份清册不再核查", "这份清册已撤回或已更正,不再核查。");
        }
        if (staff.id().equals(version.author())) {
            throw Problem.forbidden("own-work", "不能办理本人经手的清册", "这份清册由您导入,发现的问题请由其他同事处置;您可以改正后重新导入。");
        }
        if (status.equals(CORRECTED) && version.status() != RosterStatus.PUBLISHED) {
            throw Problem.rule("finding-not-corrected", "尚未改正", "公布前的问题改正后重新导入,系统自动记为已改正;公布后追回或补发的才由人填写。");
        }
    }

    /** An explanation that is taken back after publication leaves a problem that nobody was given a day for. */
    private void dueOnceKnown(RosterVersion version) {
        if (version.status() == RosterStatus.PUBLISHED) {
            due.set(version.id());
        }
    }

    private void record(Roster roster, RosterVersion version, String rule, String status, int findings) {
        audit.record(AuditEvent.of("roster.finding-disposed", "roster:" + roster.id())
                .by(staff.actor())
                .in(roster.region())
                .with("version", version.version())
                .with("rule", rule)
                .with("status", status)
                .with("findings", findings));
    }

    static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }
}
