package cn.fingertip.roster.objection;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what comes from one address in a window of minutes, without keeping the address ({@link SourceThrottle}). */
@ApplicationScoped
class ObjectionGuard {
    private static final String GUESS = "objection-guess";
    private static final String SUBMIT = "objection-submit";

    private final SourceThrottle throttle;
    private final ObjectionConfig config;

    ObjectionGuard(SourceThrottle throttle, ObjectionConfig config) {
        this.throttle = throttle;
        this.config = config;
    }

    /** @throws Problem 429 {@code too-often} where this source sent too many in this window */
    void submission(String source) {
        throttle.count(SUBMIT, source, config.submissionsPerSource());
    }

    /**
     * Counts a receipt before it is looked up, so that many at once do not slip through together.
     *
     * @throws Problem 429 {@code too-often}, for a right receipt too
     */
    void guess(String source) {
        throttle.count(GUESS, source, config.guessesPerSource());
        throttle.count(GUESS, SourceThrottle.EVERYBODY, config.guessesInAll());
    }

    /** Takes back a guess that proved to be right. */
    void right(String source) {
        throttle.forgive(GUESS, source);
        throttle.forgive(GUESS, SourceThrottle.EVERYBODY);
    }
}
