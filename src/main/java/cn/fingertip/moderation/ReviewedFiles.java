package cn.fingertip.moderation;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.derivative.Derivatives;
import cn.fingertip.media.derivative.OpenPiece;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** What was made of the files that somebody is to look at, for WeChat and for reviewers. */
@ApplicationScoped
class ReviewedFiles {
    private final ContentReviewRepository reviews;
    private final Questions questions;
    private final Derivatives derivatives;
    private final Sealer sealer;
    private final Clock clock;

    ReviewedFiles(
            ContentReviewRepository reviews, Questions questions, Derivatives derivatives, Sealer sealer, Clock clock) {
        this.reviews = reviews;
        this.questions = questions;
        this.derivatives = derivatives;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @throws Problem 404 {@code not-found} once WeChat's time is over */
    OpenPiece fetched(FetchName name) throws IOException {
        Optional<UploadedFile> file = QuarkusTransaction.joiningExisting()
                .call(() -> reviews.fetched(name.key(), clock.now()).flatMap(questions::file));
        return open(file.orElseThrow(ReviewedFiles::unknown), 1);
    }

    /** @param page from 1; of anything but a PDF there is one */
    OpenPiece open(UploadedFile file, int page) throws IOException {
        return derivatives.open(file, sealer, page);
    }

    static Problem unknown() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }
}
