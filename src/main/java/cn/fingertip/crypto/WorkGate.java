package cn.fingertip.crypto;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Lets through what people do, and asks a {@link ProofOfWork} for what comes more often than that: from one source,
 * harder with each doubling of what it asked for, or from everybody together. A limit that refuses would let one phone
 * behind a carrier's address shut out thousands, or a hundred addresses everybody; work does neither.
 */
@ApplicationScoped
public class WorkGate {
    private static final int MINUTE = 60;
    private static final Duration LIFE = Duration.ofSeconds(3L * MINUTE);

    private final SharedCounts counts;
    private final SourceThrottle throttle;
    private final ProofOfWork proofs;
    private final Clock clock;

    /** For the container. */
    public WorkGate(SharedCounts counts, SourceThrottle throttle, ProofOfWork proofs, Clock clock) {
        this.counts = counts;
        this.throttle = throttle;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Counts one attempt, before it is made.
     *
     * @param what kind of attempt
     * @param perSource attempts of one source in a window that cost nothing
     * @param aMinute attempts of everybody in a minute that cost nothing
     * @throws Problem 428 {@code proof-of-work-required} with a challenge
     */
    public void pass(String what, Asker asker, int perSource, int aMinute) {
        long asked = throttle.tally(what, asker.address());
        boolean rush = rush(what, aMinute);
        if (rush || asked > perSource) {
            proofs.require(asker.proof(), doublings(asked, perSource));
        }
    }

    /**
     * Counts one attempt. Who is refused counts too: a rush ends when nobody rushes any more.
     *
     * @return whether there were more than {@code aMinute} in this minute or the last
     */
    public boolean rush(String what, int aMinute) {
        long minute = clock.now().getEpochSecond() / MINUTE;
        return count(what, minute, 1) > aMinute || count(what, minute - 1, 0) > aMinute;
    }

    private long count(String what, long minute, int by) {
        return counts.add(what + "-rush:" + minute, by, LIFE);
    }

    /** @return how often {@code limit} has to be doubled to come near {@code many}, 0 up to twice as many */
    public static int doublings(long many, long limit) {
        long times = many / Math.max(1, limit);
        return times <= 1 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(times);
    }
}
