package cn.fingertip.roster.correction;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterStatus;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.event.BeforeSubmission;
import cn.fingertip.roster.event.DraftFilled;
import cn.fingertip.roster.event.RosterPublished;
import cn.fingertip.roster.gate.Gate;
import cn.fingertip.roster.staff.StaffRosters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version that follows one the public has seen is a correction: the lines that differ are found by comparison, never
 * told by a person, and nobody submits it without saying why.
 *
 * <p>Where what was public was withdrawn, the next version still needs a reason but lists no lines: a comparison would
 * show again what was taken back.
 */
@ApplicationScoped
class Corrections implements BeforeSubmission {
    private final CorrectionRepository corrections;
    private final RosterVersionRepository versions;
    private final StaffRosters rosters;
    private final Gate gate;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    Corrections(
            CorrectionRepository corrections,
            RosterVersionRepository versions,
            StaffRosters rosters,
            Gate gate,
            CurrentStaff staff,
            AuditTrail audit) {
        this.corrections = corrections;
        this.versions = versions;
        this.rosters = rosters;
        this.gate = gate;
        this.staff = staff;
        this.audit = audit;
    }

    void filled(@Observes DraftFilled event) {
        RosterVersion draft = event.version();
        Optional<RosterVersion> before = versions.lastPublic(draft);
        if (before.isEmpty()) {
            return;
        }
        Correction correction = corrections.of(draft).orElseGet(() -> {
            Correction made = new Correction();
            made.versionId = draft.id();
            corrections.persist(made);
            return made;
        });
        correction.baseId = before.filter(v -> v.status() == RosterStatus.PUBLISHED)
                .map(RosterVersion::id)
                .orElse(null);
        corrections.flush();
        corrections.compare(correction, draft);
    }

    @Override
    public void check(Roster roster, RosterVersion version) {
        if (corrections.of(version).filter(c -> c.reason == null).isPresent()) {
            throw Problem.rule(
                    "correction-reason-missing", "请说明更正原因", "这份清册公布过,再次公布前须说明更正的原因。请先填写更正说明(PUT …/correction),再提交审核。");
        }
    }

    /** What was compared with may have been withdrawn between import and publication. */
    void published(@Observes RosterPublished event) {
        corrections
                .findByIdOptional(event.versionId())
                .filter(c -> c.baseId != null)
                .filter(c -> versions.findById(c.baseId).status() != RosterStatus.SUPERSEDED)
                .ifPresent(c -> {
                    corrections.forget(c);
                    c.baseId = null;
                });
    }

    /** @throws Problem 404 outside one's regions, or where the roster's version on its way or in public corrects none */
    @Transactional
    public CorrectionView get(UUID rosterId) {
        RosterVersion version = subject(rosters.require(rosterId));
        return view(require(version), version);
    }

    /**
     * Gives the reasons, in the place of those given before.
     *
     * @throws Problem 404 outside one's regions or where nothing is corrected, 403 {@code not-your-draft}, 409 {@code
     *     correction-closed}, 422 {@code change-unknown} or where a reason holds a personal number
     */
    @Transactional
    public CorrectionView put(UUID rosterId, PutCorrection request) {
        Roster roster = rosters.require(rosterId);
        staff.require(Role.CLERK, roster.region());
        RosterVersion version = subject(roster);
        versions.lock(version);
        Correction correction = require(version);
        if (version.status() != RosterStatus.DRAFT) {
            throw Problem.conflict(
                    "correction-closed",
                    "更正说明已不能修改",
                    "这一版“" + version.status().title() + "”,更正说明只能在草稿时填写。如需修改,请由审核人退回。");
        }
        if (!staff.id().equals(version.author())) {
            throw Problem.forbidden("not-your-draft", "不是您的草稿", "这份草稿由其他经办人导入,应由其本人填写更正说明;您也可以重新导入后填写。");
        }
        gate.require("reason", request.reason());
        correction.reason = request.reason().strip();
        corrections.clearReasons(version.id());
        List<PutCorrection.LineReason> lines = request.lines() == null ? List.of() : request.lines();
        for (int i = 0; i < lines.size(); i++) {
            PutCorrection.LineReason line = lines.get(i);
            gate.require("lines[" + i + "].reason", line.reason());
            if (!corrections.giveReason(
                    version.id(), line.change(), line.reason().strip())) {
                throw Problem.rule("change-unknown", "没有这条变更", "变更列表中没有序号为 " + line.change() + " 的一条,请刷新后重新填写。");
            }
        }
        audit.record(AuditEvent.of("roster.correction-explained", "roster:" + rosterId)
                .by(staff.actor())
                .in(roster.region())
                .with("version", version.version())
                .with("lines", lines.size()));
        return view(correction, version);
    }

    /** @return the version whose changes staff read: the one on its way, else the published */
    RosterVersion subject(Roster roster) {
        return versions.open(roster.id())
                .or(() -> versions.published(roster.id()))
                .orElseThrow(Corrections::none);
    }

    Correction require(RosterVersion version) {
        return corrections.of(version).orElseThrow(Corrections::none);
    }

    private CorrectionView view(Correction correction, RosterVersion version) {
        Integer base = correction.baseId == null
                ? null
                : Integer.valueOf(versions.findById(correction.baseId).version());
        return new CorrectionView(
                version.version(), base, correction.reason, correction.added, correction.removed, correction.changed);
    }

    private static Problem none() {
        return Problem.notFound("not-found", "没有找到", "这份清册没有更正,或者您无权查看。请从列表重新进入。");
    }
}
