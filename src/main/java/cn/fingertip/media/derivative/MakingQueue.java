package cn.fingertip.media.derivative;

import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.derivative.sandbox.Benches;
import cn.fingertip.media.derivative.sandbox.DerivativeConfig;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Files that wait to be worked on, in this replica's memory: their keys may lie nowhere else. What an inspector wants to
 * see goes before what has only come in, so that a flood of files holds nobody up, and what failed before goes last. What
 * is lost with the replica, or did not fit, is made when somebody asks to see it.
 */
@ApplicationScoped
class MakingQueue {
    /** Whoever waits for a file asks every few seconds; what failed is not tried again at each. */
    static final Duration REST = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(MakingQueue.class);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int RESTING = 10_000;

    /** Why a file is worked on, first what goes first. */
    private enum Why {
        ASKED,
        CLAIMED,
        FAILED_BEFORE
    }

    private record Turn(Why why, long number, Runnable work) implements Runnable {
        private static final Comparator<Runnable> ORDER = Comparator.comparing((Runnable turn) -> ((Turn) turn).why())
                .thenComparing(turn -> ((Turn) turn).number());

        @Override
        public void run() {
            work.run();
        }
    }

    private final Making making;
    private final Benches benches;
    private final ThreadPoolExecutor workers;
    private final int most;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<UUID, Turn> taken = new ConcurrentHashMap<>();
    private final Cache<UUID, Boolean> resting =
            Caffeine.newBuilder().expireAfterWrite(REST).maximumSize(RESTING).build();
    private final Cache<UUID, Boolean> failed = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(RESTING)
            .build();

    MakingQueue(Making making, Benches benches, DerivativeConfig config) {
        this.making = making;
        this.benches = benches;
        this.most = config.waiting();
        this.workers = new ThreadPoolExecutor(
                config.atOnce(),
                config.atOnce(),
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(11, Turn.ORDER),
                Thread.ofVirtual().name("media-", 0).factory());
    }

    /** Takes a file that has come in, where there is room. */
    void claimed(UploadedFile file, KeyWrap keys) {
        if (workers.getQueue().size() < most) {
            add(Why.CLAIMED, file, keys);
        }
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
        if (workers.getQueue().size() < 2 * most) {
            add(failed.getIfPresent(file.id()) == null ? Why.ASKED : Why.FAILED_BEFORE, file, keys);
        }
        return true;
    }

    private synchronized void add(Why why, UploadedFile file, KeyWrap keys) {
        Turn before = taken.get(file.id());
        if (before != null && (before.why().compareTo(why) <= 0 || !workers.remove(before))) {
            return;
        }
        Turn turn = new Turn(why, numbers.incrementAndGet(), () -> work(file, keys));
        taken.put(file.id(), turn);
        workers.execute(turn);
    }

    private void work(UploadedFile file, KeyWrap keys) {
        try {
            making.make(file, keys);
            failed.invalidate(file.id());
        } catch (IOException | RuntimeException e) {
            resting.put(file.id(), true);
            failed.put(file.id(), true);
            LOG.warn("nothing could be made of a file for the time being", e);
        } finally {
            taken.remove(file.id());
        }
    }

    @PreDestroy
    void stop() throws IOException, InterruptedException {
        workers.shutdownNow();
        workers.awaitTermination(10, TimeUnit.SECONDS);
        benches.clear();
    }
}
