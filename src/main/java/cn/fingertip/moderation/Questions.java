package cn.fingertip.moderation;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.CitizenRepository;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Reads what a review is about. */
@ApplicationScoped
class Questions {
    private final ContentReviewRepository reviews;
    private final Settling settling;
    private final CitizenRepository citizens;
    private final Uploads uploads;
    private final Sealer sealer;

    Questions(
            ContentReviewRepository reviews,
            Settling settling,
            CitizenRepository citizens,
            Uploads uploads,
            Sealer sealer) {
        this.reviews = reviews;
        this.settling = settling;
        this.citizens = citizens;
        this.uploads = uploads;
        this.sealer = sealer;
    }

    /** @return empty where nobody waits for the answer any more */
    @Transactional
    Optional<Question> of(UUID id) {
        return reviews.findByIdOptional(id)
                .filter(review -> review.state == ReviewState.CHECKING)
                .map(this::of);
    }

    /** @return the file of a review; empty where it is one of a text, or the file is gone */
    @Transactional
    Optional<UploadedFile> file(ContentReview review) {
        return review.isText()
                ? Optional.empty()
                : uploads.of(review.subject().name(), sealer).stream()
                        .filter(file -> file.id().equals(review.file))
                        .findFirst();
    }

    private Question of(ContentReview review) {
        ModeratedKind.Written written = settling.kind(review.kind).read(review.subject);
        return new Question(
                citizens.wechat(written.author()),
                review.isText() ? written.title() + '\n' + written.text() : null,
                file(review).orElse(null));
    }
}
