package cn.fingertip.notify.message;

import cn.fingertip.kernel.Clock;
import cn.fingertip.notify.NotifyConfig;
import cn.fingertip.wechat.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** What becomes of a message and of the consent that it holds, after WeChat was asked; in the caller's transaction. */
@ApplicationScoped
class Settlement {
    private final MessageRepository messages;
    private final ConsentRepository consents;
    private final MessageCounts counts;
    private final NotifyConfig config;
    private final Clock clock;

    Settlement(
            MessageRepository messages,
            ConsentRepository consents,
            MessageCounts counts,
            NotifyConfig config,
            Clock clock) {
        this.messages = messages;
        this.consents = consents;
        this.counts = counts;
        this.config = config;
        this.clock = clock;
    }

    void settle(MessageRepository.Taken taken, Letter letter, Attempt attempt) {
        switch (attempt.delivery()) {
            case DELIVERED -> end(taken, MessageState.SENT, 0);
            case REFUSED -> refused(taken, letter, attempt.errcode());
            case DEAD -> dead(taken, attempt.errcode());
            case LATER -> later(taken, attempt);
        }
    }

    /** It has nothing to tell any more: who was to get it is gone, or what it tells of has been taken back. */
    void pointless(MessageRepository.Taken taken, Letter letter) {
        if (messages.drop(taken) && !taken.uncertain() && !letter.longTerm()) {
            giveBack(taken);
        }
    }

    /** WeChat may have it, and would deliver it a second time: once at most is what is left. */
    void unknown(MessageRepository.Taken taken) {
        if (messages.finish(taken, MessageState.DEAD, null, true, true, clock.now())) {
            counts.ended(taken.kind(), MessageState.DEAD);
        }
    }

    /** Something of ours failed; nothing was sent. */
    void broken(MessageRepository.Taken taken) {
        Instant next = clock.now()
                .plus(Pace.of(Attempt.unanswered(), taken.attempts(), ThreadLocalRandom.current())
                        .after());
        if (over(taken, next, taken.attempts())) {
            dead(taken, null);
        } else {
            messages.later(taken, taken.attempts(), null, taken.uncertain(), next);
        }
    }

    /**
     * A one-time message that had no answer and is refused when it is sent again was delivered the first time, and used
     * up the consent.
     */
    private void refused(MessageRepository.Taken taken, Letter letter, Integer errcode) {
        boolean before = taken.uncertain() && !letter.longTerm();
        if (end(taken, before ? MessageState.SENT : MessageState.REFUSED, errcode)) {
            consents.gone(taken.consent());
        }
    }

    private void later(MessageRepository.Taken taken, Attempt attempt) {
        Pace pace = Pace.of(attempt, taken.attempts(), ThreadLocalRandom.current());
        Instant next = clock.now().plus(pace.after());
        int attempts = pace.counted() ? taken.attempts() : taken.attempts() - 1;
        boolean uncertain = taken.uncertain() || attempt.uncertain();
        if (!over(taken, next, attempts)) {
            messages.later(taken, attempts, attempt.errcode(), uncertain, next);
        } else if (uncertain) {
            unknown(taken);
        } else {
            dead(taken, attempt.errcode());
        }
    }

    private boolean over(MessageRepository.Taken taken, Instant next, int attempts) {
        return attempts >= config.messages().attempts() || next.isAfter(taken.giveUpAt());
    }

    private void dead(MessageRepository.Taken taken, Integer errcode) {
        if (messages.finish(taken, MessageState.DEAD, errcode, taken.uncertain(), taken.uncertain(), clock.now())) {
            counts.ended(taken.kind(), MessageState.DEAD);
            if (!taken.uncertain()) {
                giveBack(taken);
            }
        }
    }

    /** Of a neutral one nothing is left. */
    private boolean end(MessageRepository.Taken taken, MessageState end, Integer errcode) {
        boolean ours = taken.kind().neutral()
                ? messages.drop(taken)
                : messages.finish(taken, end, errcode, false, true, clock.now());
        if (ours) {
            counts.ended(taken.kind(), end);
        }
        return ours;
    }

    private void giveBack(MessageRepository.Taken taken) {
        consents.giveBack(taken.consent(), config.messages().consents());
    }
}
