package cn.fingertip.media.tus;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.MediaConfig;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many may send bytes at one time, how many of them one source, and how slowly. */
@ApplicationScoped
class AppendPlaces {
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final SourceThrottle sources;
    private final MediaConfig.Uploads limits;
    private final Semaphore free;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private volatile Duration patience;

    AppendPlaces(Vertx vertx, SourceThrottle sources, MediaConfig config) {
        this.vertx = vertx;
        this.sources = sources;
        this.limits = config.uploads();
        this.free = new Semaphore(limits.appendsAtOnce());
        this.patience = limits.patience();
    }

    /**
     * Takes a place, to be closed.
     *
     * @throws Problem 429 {@code too-often} where this source has its share, 503 {@code busy} where all are taken
     */
    AppendPlace take(Sender sender) {
        String source = sources.hidden("append", sender.asker().address());
        if (held.merge(source, 1, Integer::sum) > ofOneSource()) {
            leave(source);
            throw Problem.tooMany("too-often", "操作过于频繁", "同一来源同时上传的文件过多,请等前面的传完再试。", COME_BACK);
        }
        if (!free.tryAcquire()) {
            leave(source);
            throw Problem.unavailable("busy", "系统繁忙", "正在上传的人较多,请稍后再试。", COME_BACK);
        }
        Duration look = patience;
        AppendPlace place = new AppendPlace(limits.leastRate() * look.toMillis() / 1000, sender.hangUp());
        long watch = vertx.setPeriodic(look.toMillis(), timer -> place.look());
        place.whenLeft(() -> {
            vertx.cancelTimer(watch);
            free.release();
            leave(source);
        });
        return place;
    }

    /** @return requests of one source at one time */
    int ofOneSource() {
        return Math.max(1, limits.appendsAtOnce() / limits.shares());
    }

    /** Sets another patience, null for the usual; for tests of senders who dawdle. */
    void wait(Duration other) {
        patience = other == null ? limits.patience() : other;
    }

    private void leave(String source) {
        held.computeIfPresent(source, (key, requests) -> requests > 1 ? requests - 1 : null);
    }
}
