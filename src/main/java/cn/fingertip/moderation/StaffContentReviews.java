package cn.fingertip.moderation;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.audit.Looks;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What reviewers may do with what villagers of their regions want to show; others' does not exist for them. */
@ApplicationScoped
class StaffContentReviews {
    private final CurrentStaff staff;
    private final ContentReviewRepository reviews;
    private final Settling settling;
    private final Questions questions;
    private final Regions regions;
    private final AuditTrail audit;
    private final Looks looks;

    StaffContentReviews(
            CurrentStaff staff,
            ContentReviewRepository reviews,
            Settling settling,
            Questions questions,
            Regions regions,
            AuditTrail audit,
            Looks looks) {
        this.staff = staff;
        this.reviews = reviews;
        this.settling = settling;
        this.questions = questions;
        this.regions = regions;
        this.audit = audit;
        this.looks = looks;
    }

    @Transactional
    CursorPage<ContentReviewView> waiting(PageRequest page) {
        UUID after = page.cursor() == null ? null : Cursor.id(page.cursor());
        return CursorPage.of(
                        reviews.waiting(staff.regions(Role.REVIEWER), after, page.limit() + 1),
                        page.limit(),
                        review -> Cursor.of(review.id))
                .map(this::view);
    }

    @Transactional
    ContentReviewView pass(UUID id) {
        ContentReview review = toDecide(id);
        settling.pass(review, staff.actor());
        return view(review);
    }

    @Transactional
    ContentReviewView refuse(UUID id, String reason) {
        ContentReview review = toDecide(id);
        settling.refuse(review, reason.strip(), staff.actor());
        return view(review);
    }

    /**
     * A file that is about to be shown to the reviewer; the look is audited, once while a film plays. Once nobody is to
     * decide on it any more, because it was decided or its author took it back, it is none of the reviewer's business.
     */
    UploadedFile file(UUID id) {
        UploadedFile file = QuarkusTransaction.requiringNew()
                .call(() -> Optional.of(granted(id))
                        .filter(review -> review.state.open())
                        .flatMap(questions::file)
                        .orElseThrow(ReviewedFiles::unknown));
        looks.record(
                staff.id(), file.id(), () -> QuarkusTransaction.requiringNew().run(() -> seen(granted(id))));
        return file;
    }

    private void seen(ContentReview review) {
        audit.record(AuditEvent.of("content.file-opened", review.subject().name())
                .by(staff.actor())
                .in(review.region)
                .with("file", review.file));
    }

    private ContentReview granted(UUID id) {
        ContentReview review = reviews.findByIdOptional(id).orElseThrow(ReviewedFiles::unknown);
        staff.require(Role.REVIEWER, review.region);
        return review;
    }

    private ContentReview toDecide(UUID id) {
        ContentReview review = settling.lock(id).orElseThrow(ReviewedFiles::unknown);
        staff.require(Role.REVIEWER, review.region);
        if (review.state != ReviewState.WAITING) {
            throw Problem.conflict(
                    "content-review-settled",
                    "已不需要审核",
                    "这条内容现在是“" + review.state.title() + "”,可能已由同事审核,或作者不再公开。请刷新列表。");
        }
        // Villagers' and staff's accounts are not tied to each other; the name that the villager proved is what there
        // is.
        if (settling.kind(review.kind).read(review.subject).authorNames().contains(staff.displayName())) {
            throw Problem.forbidden("content-review-own", "不能审核本人的内容", "提交人与您同名。为了公正,请交给其他审核员办理。");
        }
        return review;
    }

    private ContentReviewView view(ContentReview review) {
        String region = regions.find(review.region).map(RegionName::name).orElse("");
        return ContentReviewView.of(review, settling.kind(review.kind), region);
    }
}
