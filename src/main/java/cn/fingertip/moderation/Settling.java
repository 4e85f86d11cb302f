package cn.fingertip.moderation;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.kernel.Clock;
import cn.fingertip.wechat.Verdict;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down what was found or decided. Each method locks the thing first and then the review. */
@ApplicationScoped
class Settling {
    private static final String SYSTEM = "system";
    private static final String RISKY = "没有通过微信内容安全检查";

    private final ContentReviewRepository reviews;
    private final List<ModeratedKind> kinds;
    private final AuditTrail audit;
    private final Clock clock;

    Settling(ContentReviewRepository reviews, @All List<ModeratedKind> kinds, AuditTrail audit, Clock clock) {
        this.reviews = reviews;
        this.kinds = kinds;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where no feature has such a kind */
    ModeratedKind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody shows things of kind " + name));
    }

    /** What WeChat found; nothing, where the answer is not waited for any more. */
    @Transactional
    void found(UUID id, Verdict verdict) {
        checking(id).ifPresent(review -> {
            switch (verdict) {
                case PASS -> passUnlessRefusedBefore(review);
                case RISKY -> refuse(review, RISKY, SYSTEM);
                case REVIEW -> review.toPerson(Cause.UNSURE);
            }
        });
    }

    /** WeChat cannot or does not say. */
    @Transactional
    void toPerson(UUID id, Cause why) {
        checking(id).ifPresent(review -> review.toPerson(why));
    }

    /** Nothing can be made of a file that others could see. */
    @Transactional
    void cannotBeShown(UUID id) {
        checking(id).ifPresent(review -> refuse(review, "这个文件无法显示,只有工作人员能取到原件", SYSTEM));
    }

    /** What WeChat found in a picture, where both that and the number of our question are known by now. */
    @Transactional
    void traced(String trace) {
        reviews.traced(trace)
                .ifPresent(id -> reviews.takeVerdict(trace).ifPresent(found -> found(id, Verdict.valueOf(found))));
    }

    /** @return the review, locked, in whatever state; empty where there is none */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<ContentReview> lock(UUID id) {
        return reviews.whose(id).flatMap(whose -> {
            kind(whose.kind()).lock(whose.subject());
            return reviews.lock(id);
        });
    }

    /** @param actor for the audit trail */
    @Transactional(Transactional.TxType.MANDATORY)
    void pass(ContentReview review, String actor) {
        review.settle(ReviewState.PASSED, null, clock.now());
        if (review.isText()) {
            kind(review.kind).settled(review.subject, true, null);
        }
        record(review, "content.passed", actor);
    }

    /** What is not shown with its text is not shown at all: files that wait need nobody's time any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void refuse(ContentReview review, String reason, String actor) {
        review.settle(ReviewState.REFUSED, reason, clock.now());
        if (review.isText()) {
            reviews.of(review.subject()).stream()
                    .filter(other -> other.state.open())
                    .forEach(other -> other.settle(ReviewState.DROPPED, null, clock.now()));
            kind(review.kind).settled(review.subject, false, reason);
        }
        record(review, "content.refused", actor);
    }

    private void passUnlessRefusedBefore(ContentReview review) {
        boolean refusedBefore = review.isText()
                && reviews.of(review.subject()).stream()
                        .anyMatch(other -> other.isText() && other.state == ReviewState.REFUSED);
        if (refusedBefore) {
            review.toPerson(Cause.REFUSED_BEFORE);
        } else {
            pass(review, SYSTEM);
        }
    }

    private Optional<ContentReview> checking(UUID id) {
        return lock(id).filter(review -> review.state == ReviewState.CHECKING);
    }

    private void record(ContentReview review, String action, String actor) {
        audit.record(AuditEvent.of(action, review.subject().name())
                .by(actor)
                .in(review.region)
                .with("review", review.id)
                .with("file", review.file));
    }
}
