package cn.fingertip.wish;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What every move of a wish has in common: check the move, write the step, tell the audit trail and who listens. */
@ApplicationScoped
public class WishMoves {
    /**
     * Who moves a wish.
     *
     * @param actor for the audit trail
     * @param shown for the villager: 本人, 系统, or the office
     */
    public record Mover(String actor, String shown) {
        /** What time alone brings about. */
        public static final Mover SYSTEM = new Mover("system", "系统");

        /** @return the wish's author */
        public static Mover citizen(UUID id) {
            return new Mover("citizen:" + id, "本人");
        }
    }

    private final WishRepository wishes;
    private final WishStepRepository steps;
    private final AuditTrail audit;
    private final Clock clock;
    private final Event<WishSubmitted> submitted;
    private final Event<WishMoved> moved;

    WishMoves(
            WishRepository wishes,
            WishStepRepository steps,
            AuditTrail audit,
            Clock clock,
            Event<WishSubmitted> submitted,
            Event<WishMoved> moved) {
        this.wishes = wishes;
        this.steps = steps;
        this.audit = audit;
        this.clock = clock;
        this.submitted = submitted;
        this.moved = moved;
    }

    /** @throws Problem 404 where there is no such wish */
    @Transactional(Transactional.TxType.MANDATORY)
    public Wish lock(UUID id) {
        return wishes.lock(id).orElseThrow(WishMoves::unknown);
    }

    /** @throws Problem 404 where there is no such wish */
    @Transactional(Transactional.TxType.MANDATORY)
    public Wish find(UUID id) {
        return wishes.findByIdOptional(id).orElseThrow(WishMoves::unknown);
    }

    /** Keeps a new wish. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(Wish wish, Mover mover) {
        wish.status = WishStatus.SUBMITTED;
        wishes.persist(wish);
        step(wish, mover, null);
        submitted.fire(new WishSubmitted(wish.id, wish.region, wish.type));
        record(wish, mover, "wish.submitted");
    }

    /**
     * @param wish locked; what else changes with the move is set already, or by the caller after
     * @param note for the villager to read, may be null
     * @throws Problem 409 {@code wish-move-illegal}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void move(Wish wish, WishStatus target, Mover mover, String note) {
        WishStatus from = wish.status;
        wish.status = from.to(target);
        Instant now = clock.now();
        switch (target) {
            case ACCEPTED, REOPENED -> wish.finishFrom = Clock.dateOf(now);
            case DONE -> wish.doneAt = now;
            case CONFIRMED -> wish.confirmedAt = now;
            default -> {}
        }
        step(wish, mover, note);
        moved.fire(new WishMoved(wish.id, wish.citizen, wish.region, from, target));
        record(wish, mover, "wish." + target.wire());
    }

    /** Writes down something that happened without a move. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Wish wish, Mover mover, String action, String note) {
        step(wish, mover, note);
        record(wish, mover, action);
    }

    /** A member of staff opens a file: a thing for the audit trail, not for the history. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void seen(Wish wish, String actor, UUID file) {
        audit.record(AuditEvent.of("wish.file-opened", "wish:" + wish.id)
                .by(actor)
                .in(wish.region)
                .with("file", file));
    }

    /** A member of staff takes an original, which tells where, when and with which phone it was made. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void evidenceTaken(Wish wish, String actor, UUID file, String sha256, String reason) {
        audit.record(AuditEvent.of("wish.evidence-taken", "wish:" + wish.id)
                .by(actor)
                .in(wish.region)
                .with("file", file)
                .with("sha256", sha256)
                .with("reason", reason));
    }

    /** @return the 404 for a wish that there is not, or that the asker may not see */
    public static Problem unknown() {
        return Problem.notFound("not-found", "没有找到", "没有这件心愿,或者您无权查看。请从列表重新进入。");
    }

    private void step(Wish wish, Mover mover, String note) {
        WishStep.Id id = new WishStep.Id(wish.county, wish.id, steps.nextNo(wish));
        steps.persist(new WishStep(id, clock.now(), wish.status, mover.shown(), note));
    }

    private void record(Wish wish, Mover mover, String action) {
        audit.record(AuditEvent.of(action, "wish:" + wish.id)
                .by(mover.actor())
                .in(wish.region)
                .with("number", wish.number));
    }
}
