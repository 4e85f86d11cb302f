package cn.fingertip.media.derivative;

import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.kernel.Clock;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.derivative.Turns.Why;
import cn.fingertip.media.derivative.sandbox.Benches;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Files that wait to be worked on, in this replica's memory: their keys may lie nowhere else. What an inspector wants to
 * see goes before what has only come in, so that a flood of files holds nobody up, and what failed before goes last;
 * pictures and papers have workers of their own, and wait for no film. What
 * is lost with the replica, or did not fit, is made when somebody asks to see it.
 */
@ApplicationScoped
class MakingQueue {
    /** Whoever waits for a file asks every few seconds; what failed is not tried again at each. */
    static final Duration REST = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(MakingQueue.class);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int RESTING = 10_000;

    private final Making making;
    private final Benches benches;
    private final Clock clock;
    private final boolean onArrival;
    private final int most;
    private final Turns quick;
    private final Turns slow;
    private final Cache<UUID, Boolean> resting;
    private final Cache<UUID, Boolean> failed;

    MakingQueue(Making making, Benches benches, Clock clock, DerivativeConfig config) {
        this.making = making;
        this.benches = benches;
        this.clock = clock;
        this.onArrival = config.onArrival();
        this.most = config.waiting();
        this.quick = new Turns(config.atOnce());
        this.slow = new Turns(config.atOnce());
        this.resting = forgottenAfter(REST);
        this.failed = forgottenAfter(REMEMBERED);
    }

    private Cache<UUID, Boolean> forgottenAfter(Duration time) {
        return Caffeine.newBuilder()
                .expireAfterWrite(time)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.now().toEpochMilli()))
                .maximumSize(RESTING)
                .build();
    }

    /** A film may take half an hour, a picture takes a second. */
    private Turns turns(UploadedFile file) {
        return file.mediaType().startsWith("video/") || file.mediaType().startsWith("audio/") ? slow : quick;
    }

    /**
     * Takes a file that has come in, where there is room.
     *
     * @return whether it will be, or is being, worked on before somebody asks
     */
    boolean claimed(UploadedFile file, KeyWrap keys) {
        Turns turns = turns(file);
        if (!onArrival || turns.waiting() >= most) {
            return false;
        }
        turns.add(file.id(), Why.CLAIMED, () -> work(file, keys));
        return true;
    }

    /**
     * Takes a file that somebody wants to see, before those that nobody asks for.
     *
     * @return whether it will be, or is being, worked on; false where that has just failed here
     */
    boolean asked(UploadedFile file, KeyWrap keys) {
        if (resting.getIfPresent(file.id()) != null) {
            return false;
        }
        // Inspectors are few; who floods us with files cannot ask. What does not fit is asked for again in seconds.
        Turns turns = turns(file);
        if (turns.waiting() < 2 * most) {
            Why why = failed.getIfPresent(file.id()) == null ? Why.ASKED : Why.FAILED_BEFORE;
            turns.add(file.id(), why, () -> work(file, keys));
        }
        return true;
    }

    private void work(UploadedFile file, KeyWrap keys) {
        try {
            making.make(file, keys);
            failed.invalidate(file.id());
        } catch (IOException | RuntimeException e) {
            resting.put(file.id(), true);
            failed.put(file.id(), true);
            LOG.warn("nothing could be made of a file for the time being", e);
        }
    }

    @PreDestroy
    void stop() throws IOException, InterruptedException {
        slow.stop();
        quick.stop();
        benches.clear();
    }
}
