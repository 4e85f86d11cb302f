package cn.fingertip.roster.objection;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.crypto.WorkGate;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what comes from one address in a window of minutes, without keeping the address ({@link SourceThrottle}). */
@ApplicationScoped
class ObjectionGuard {
    private static final String LOOK_UP = "objection-look-up";
    private static final String SUBMIT = "objection-submit";

    private final SourceThrottle throttle;
    private final WorkGate gate;
    private final ObjectionConfig config;

    ObjectionGuard(SourceThrottle throttle, WorkGate gate, ObjectionConfig config) {
        this.throttle = throttle;
        this.gate = gate;
        this.config = config;
    }

    /** @throws Problem 429 {@code too-often} where this source sent too many in this window */
    void submission(String source) {
        throttle.count(SUBMIT, source, config.submissionsPerSource());
    }

    /**
     * Counts a receipt, right or wrong, before it is looked up: each costs the same slow derivation.
     *
     * @throws Problem 428 {@code proof-of-work-required} with a challenge, for a right receipt too
     */
    void lookUp(Asker asker) {
        gate.pass(LOOK_UP, asker, config.lookUpsPerSource(), config.lookUpRush());
    }
}
