package cn.fingertip.moderation;

import cn.fingertip.kernel.Clock;
import cn.fingertip.wechat.MediaChecked;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps what WeChat found in a picture, also where the number of our own question is not written down yet. */
@ApplicationScoped
class PictureVerdicts {
    private final ContentReviewRepository reviews;
    private final Settling settling;
    private final Clock clock;

    PictureVerdicts(ContentReviewRepository reviews, Settling settling, Clock clock) {
        this.reviews = reviews;
        this.settling = settling;
        this.clock = clock;
    }

    void checked(@Observes MediaChecked checked) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        reviews.keepVerdict(checked.traceId(), checked.verdict().name(), clock.now()));
        QuarkusTransaction.requiringNew().run(() -> settling.traced(checked.traceId()));
    }
}
