package cn.fingertip.roster.lookup.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Leaves something alone that failed repeatedly. After each pause one asks for all the others: what hangs costs one
 * request its patience, not every one.
 */
final class Breaker {
    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final int FAILURES_TO_PAUSE = 3;

    private final String what;
    private final Duration pause;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong until = new AtomicLong();

    /** @param what it guards, for the log */
    Breaker(String what, Duration pause) {
        this.what = what;
        this.pause = pause;
    }

    /** @return whether to ask now; who asks must tell how it went */
    boolean allows() {
        if (failures.get() < FAILURES_TO_PAUSE) {
            return true;
        }
        long end = until.get();
        long now = System.nanoTime();
        return now - end >= 0 && until.compareAndSet(end, now + pause.toNanos());
    }

    void succeeded() {
        if (failures.get() != 0 && failures.getAndSet(0) >= FAILURES_TO_PAUSE) {
            LOG.infof("%s answers again", what);
        }
    }

    void failed(Throwable failure) {
        if (failures.incrementAndGet() == FAILURES_TO_PAUSE) {
            until.set(System.nanoTime() + pause.toNanos());
            LOG.warnf(
                    "%s does not answer (%s), asked every %s",
                    what, failure.getClass().getSimpleName(), pause);
        }
    }
}
