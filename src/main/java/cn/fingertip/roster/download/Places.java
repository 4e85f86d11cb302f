package cn.fingertip.roster.download;

import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many may take a file at one time, how many of them one source, and for how long one may sleep over it. */
@ApplicationScoped
class Places {
    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final SourceThrottle sources;
    private final DownloadConfig config;
    private final Semaphore free;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    Places(Vertx vertx, SourceThrottle sources, DownloadConfig config) {
        this.vertx = vertx;
        this.sources = sources;
        this.config = config;
        this.free = new Semaphore(config.atOnce());
    }

    /**
     * Takes a place until the answer has gone out or the client has.
     *
     * @throws Problem 429 {@code too-often} where this source has its share, 503 {@code busy} where all are taken
     */
    void take(RoutingContext request) {
        String source =
                sources.hidden("download", request.request().remoteAddress().hostAddress());
        if (held.merge(source, 1, Integer::sum) > config.atOncePerSource()) {
            leave(source);
            throw Problem.tooMany("too-often", "操作过于频繁", "同一来源同时下载的文件过多,请等前面的下载完再试。", COME_BACK);
        }
        if (!free.tryAcquire()) {
            leave(source);
            throw Problem.unavailable("busy", "系统繁忙", "同时下载的人较多,请过一会儿再试。", COME_BACK);
        }
        long watch = watch(request.response());
        AtomicBoolean taken = new AtomicBoolean(true);
        Runnable end = () -> {
            if (taken.getAndSet(false)) {
                vertx.cancelTimer(watch);
                free.release();
                leave(source);
            }
        };
        request.addEndHandler(ended -> end.run());
        if (request.response().closed()) {
            // Who hung up before this was asked is never told of again, and the place would be lost.
            end.run();
        }
    }

    private long watch(HttpServerResponse response) {
        Duration patience = config.patience();
        long least = Math.max(1, config.leastRate() * patience.toSeconds());
        long[] sent = {0};
        long[] looks = {Math.max(1, config.longest().dividedBy(patience))};
        return vertx.setPeriodic(patience.toMillis(), timer -> {
            long now = response.bytesWritten();
            if (now - sent[0] < least || --looks[0] <= 0) {
                response.reset();
            }
            sent[0] = now;
        });
    }

    private void leave(String source) {
        held.computeIfPresent(source, (key, files) -> files > 1 ? files - 1 : null);
    }
}
