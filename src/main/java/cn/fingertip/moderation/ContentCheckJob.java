package cn.fingertip.moderation;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sends WeChat the pictures that can be seen by now, and gives to a person what WeChat has not answered. */
@ApplicationScoped
class ContentCheckJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(ContentCheckJob.class);
    private static final int BATCH = 50;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration VERDICTS_KEPT = Duration.ofDays(1);

    private final ContentReviewRepository reviews;
    private final PictureChecks pictures;
    private final Settling settling;
    private final ModerationConfig config;
    private final Clock clock;

    ContentCheckJob(
            ContentReviewRepository reviews,
            PictureChecks pictures,
            Settling settling,
            ModerationConfig config,
            Clock clock) {
        this.reviews = reviews;
        this.pictures = pictures;
        this.settling = settling;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "content-check";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        giveToAPerson();
        sendPictures();
        QuarkusTransaction.requiringNew()
                .run(() -> reviews.forgetVerdicts(clock.now().minus(VERDICTS_KEPT)));
    }

    private void giveToAPerson() {
        Instant last = clock.now().minus(config.patience());
        List<UUID> late;
        do {
            late = QuarkusTransaction.requiringNew().call(() -> reviews.unanswered(last, BATCH));
            late.forEach(id -> settling.toPerson(id, Cause.UNANSWERED));
        } while (!late.isEmpty());
    }

    private void sendPictures() {
        UUID last = FIRST;
        while (last != null) {
            UUID after = last;
            List<UUID> unsent = QuarkusTransaction.requiringNew().call(() -> reviews.unsent(after, BATCH));
            unsent.forEach(this::send);
            last = unsent.isEmpty() ? null : unsent.getLast();
        }
    }

    /** One that cannot be read keeps none of the others. */
    private void send(UUID id) {
        try {
            pictures.send(id);
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "a picture could not be sent to be checked (%s), review %s",
                    failed.getClass().getName(), id);
        }
    }
}
