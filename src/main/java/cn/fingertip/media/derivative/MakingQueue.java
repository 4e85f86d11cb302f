package cn.fingertip.media.derivative;

import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.media.UploadedFile;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Files that wait to be worked on, in this replica's memory: their keys may lie nowhere else. What is lost with the
 * replica, or did not fit, is made when somebody asks to see it.
 */
@ApplicationScoped
class MakingQueue {
    private static final Logger LOG = Logger.getLogger(MakingQueue.class);
    /** Whoever waits for a file asks every few seconds; what failed is not tried again at each. */
    private static final Duration REST = Duration.ofMinutes(5);

    private static final int RESTING = 10_000;

    private final Making making;
    private final Benches benches;
    private final ThreadPoolExecutor workers;
    private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
    private final Cache<UUID, Boolean> resting =
            Caffeine.newBuilder().expireAfterWrite(REST).maximumSize(RESTING).build();

    MakingQueue(Making making, Benches benches, DerivativeConfig config) {
        this.making = making;
        this.benches = benches;
        this.workers = new ThreadPoolExecutor(
                config.atOnce(),
                config.atOnce(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(config.waiting()),
                Thread.ofVirtual().name("media-", 0).factory());
    }

    /** @return whether it will be, or is being, worked on; false where that has just failed here */
    boolean add(UploadedFile file, KeyWrap keys) {
        if (resting.getIfPresent(file.id()) != null) {
            return false;
        }
        if (!taken.add(file.id())) {
            return true;
        }
        try {
            workers.execute(() -> work(file, keys));
        } catch (RejectedExecutionException full) {
            taken.remove(file.id());
        }
        return true;
    }

    private void work(UploadedFile file, KeyWrap keys) {
        try {
            making.make(file, keys);
        } catch (IOException | RuntimeException e) {
            resting.put(file.id(), true);
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
