package cn.fingertip.roster.objection.answer;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.event.ObjectionAnswered;
import cn.fingertip.roster.objection.Objection;
import cn.fingertip.roster.objection.ObjectionRepository;
import cn.fingertip.roster.objection.Objections;
import cn.fingertip.roster.objection.SealedObjection;
import cn.fingertip.roster.staff.StaffRosters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Objections as the staff of the roster's region handle them. */
@ApplicationScoped
class StaffObjections {
    private final ObjectionRepository objections;
    private final RosterVersionRepository versions;
    private final SealedObjection sealed;
    private final StaffRosters rosters;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;
    private final Event<ObjectionAnswered> answered;

    StaffObjections(
            ObjectionRepository objections,
            RosterVersionRepository versions,
            SealedObjection sealed,
            StaffRosters rosters,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock,
            Event<ObjectionAnswered> answered) {
        this.objections = objections;
        this.versions = versions;
        this.sealed = sealed;
        this.rosters = rosters;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
        this.answered = answered;
    }

    /** @return the newest first */
    @Transactional
    public CursorPage<StaffObjectionView> of(UUID rosterId, PageRequest page) {
        Roster roster = rosters.require(rosterId);
        return CursorPage.of(
                        objections.ofRoster(roster.id(), Objections.place(page), page.limit() + 1),
                        page.limit(),
                        objection -> Cursor.of(objection.id()))
                .map(this::view);
    }

    /**
     * Answers once; an answer given stands.
     *
     * @throws Problem 404 outside the regions where one is clerk or reviewer, 409 {@code objection-answered}
     */
    @Transactional
    public StaffObjectionView answer(UUID id, AnswerObjection request) {
        Objection objection = objections
                .lock(id)
                .orElseThrow(() -> Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。"));
        Roster roster = rosters.require(objection.rosterId());
        if (!staff.may(Role.CLERK, roster.region())) {
            staff.require(Role.REVIEWER, roster.region());
        }
        if (objection.answered()) {
            throw Problem.conflict("objection-answered", "已经答复", "这条异议已经答复过,请刷新后查看。");
        }
        sealed.sealAnswer(objection, request.text());
        objection.answer(request.outcome(), staff.id(), clock.now());
        audit.record(AuditEvent.of("objection.answered", "objection:" + id)
                .by(staff.actor())
                .in(roster.region())
                .with("outcome", request.outcome().wire()));
        if (objection.citizen() != null) {
            answered.fire(new ObjectionAnswered(objection.citizen()));
        }
        return view(objection);
    }

    private StaffObjectionView view(Objection objection) {
        return sealed.staffView(
                objection, versions.findById(objection.versionId()).version());
    }
}
