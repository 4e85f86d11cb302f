package cn.fingertip.moderation;

import cn.fingertip.jobs.Jobs;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What features ask before others see what a villager wrote. The question is put after the commit: neither WeChat nor a
 * person ever keeps anything from being taken.
 */
@ApplicationScoped
public class ContentReviews {
    /**
     * How it stands about one file.
     *
     * @param reason of a refusal, null otherwise
     */
    public record FileState(ReviewState state, String reason) {}

    private final ContentReviewRepository reviews;
    private final ModerationConfig config;
    private final Jobs jobs;
    private final Clock clock;

    ContentReviews(ContentReviewRepository reviews, ModerationConfig config, Jobs jobs, Clock clock) {
        this.reviews = reviews;
        this.config = config;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Has the text looked at as it now is, and the files that nobody has looked at; {@link ModeratedKind#settled} tells
     * what came of the text. What was asked about an earlier text is dropped.
     *
     * @param subject locked by the caller
     * @param files of the subject, in the keeping of the site's own keys
     * @throws Problem 422 {@code content-review-too-often}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ask(Subject subject, List<UploadedFile> files) {
        List<ContentReview> earlier = reviews.of(subject);
        if (earlier.stream().filter(ContentReview::isText).count() >= config.mostTimes()) {
            throw Problem.rule(
                    "content-review-too-often",
                    "送审次数过多",
                    "同一件内容最多送审 " + config.mostTimes() + " 次,已经用完。内容本身照常办理,只是不再公开。");
        }
        earlier.forEach(this::dropText);
        ContentReview text = ContentReview.ofText(subject, clock.now());
        reviews.persist(text);
        jobs.enqueue(TextCheckJob.NAME, text.id.toString());
        for (UploadedFile file : files) {
            if (earlier.stream()
                    .noneMatch(known -> file.id().equals(known.file) && known.state != ReviewState.DROPPED)) {
                reviews.persist(ContentReview.ofFile(subject, file, clock.now()));
            }
        }
    }

    /**
     * Nobody is to see it any more. What was decided about a file is kept, for a file never changes.
     *
     * @param subject locked by the caller
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void drop(Subject subject) {
        for (ContentReview review : reviews.of(subject)) {
            dropText(review);
            dropOpen(review);
        }
    }

    /** @return of each file that was to be shown how it stands now, by the file's id */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, FileState> files(Subject subject) {
        Map<UUID, FileState> states = new HashMap<>();
        for (ContentReview review : reviews.of(subject)) {
            if (!review.isText()) {
                states.put(review.file, new FileState(review.state, review.reason));
            }
        }
        return states;
    }

    /** A refusal stays: {@link Settling} sees to it that a person decides from then on. */
    private void dropText(ContentReview review) {
        if (review.isText() && review.state != ReviewState.REFUSED && review.state != ReviewState.DROPPED) {
            review.settle(ReviewState.DROPPED, null, clock.now());
        }
    }

    private void dropOpen(ContentReview review) {
        if (review.state.open()) {
            review.settle(ReviewState.DROPPED, null, clock.now());
        }
    }
}
