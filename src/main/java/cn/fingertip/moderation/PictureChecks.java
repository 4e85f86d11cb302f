package cn.fingertip.moderation;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.derivative.DerivativeView;
import cn.fingertip.media.derivative.Derivatives;
import cn.fingertip.wechat.ContentCheck;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets WeChat look at what was made of a picture, which tells no place, phone or time. */
@ApplicationScoped
class PictureChecks {
    private final Questions questions;
    private final Derivatives derivatives;
    private final Sealer sealer;
    private final ContentCheck wechat;
    private final Settling settling;
    private final ModerationConfig config;
    private final Clock clock;

    PictureChecks(
            Questions questions,
            Derivatives derivatives,
            Sealer sealer,
            ContentCheck wechat,
            Settling settling,
            ModerationConfig config,
            Clock clock) {
        this.questions = questions;
        this.derivatives = derivatives;
        this.sealer = sealer;
        this.wechat = wechat;
        this.settling = settling;
        this.config = config;
        this.clock = clock;
    }

    /** Sends it where it can be seen by now; otherwise the next turn does. */
    void send(UUID id) {
        questions.of(id).ifPresent(question -> send(id, question));
    }

    private void send(UUID id, Question question) {
        if (question.file() == null) {
            settling.cannotBeShown(id);
            return;
        }
        DerivativeView made = made(question);
        switch (made.state()) {
            case CANNOT_BE_SHOWN -> settling.cannotBeShown(id);
            case READY -> {
                if (config.address().isEmpty()
                        || made.bytes() > config.largestPicture().asLongValue()) {
                    settling.toPerson(id, Cause.NOT_CHECKABLE);
                } else {
                    ask(id, question, config.address().get());
                }
            }
            case PREPARING, LATER -> {}
        }
    }

    private DerivativeView made(Question question) {
        try {
            return derivatives
                    .of(List.of(question.file()), sealer)
                    .get(question.file().id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(UUID id, Question question, URI site) {
        FetchName name = FetchName.random();
        if (!QuarkusTransaction.requiringNew().call(() -> begun(id, name))) {
            return;
        }
        Optional<String> trace = trace(question, name.at(site));
        if (trace.isEmpty()) {
            settling.toPerson(id, Cause.UNSURE);
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> settling.lock(id).ifPresent(review -> review.trace = trace.get()));
        // The answer may have come before the number was written down: whoever writes second finds the other's.
        settling.traced(trace.get());
    }

    /** Once only: of two answers the later would count. Where this process dies now, a person is to decide in the end. */
    private boolean begun(UUID id, FetchName name) {
        Optional<ContentReview> ours =
                settling.lock(id).filter(review -> review.state == ReviewState.CHECKING && review.fetchUntil == null);
        ours.ifPresent(review -> {
            review.fetchKey = name.key();
            review.fetchUntil = clock.now().plus(config.patience());
        });
        return ours.isPresent();
    }

    private Optional<String> trace(Question question, String address) {
        try {
            return wechat.image(
                    question.writer().appId(), question.writer().openid(), ContentCheck.Scene.FORUM, address);
        } catch (Problem appNotOurs) {
            return Optional.empty();
        }
    }
}
