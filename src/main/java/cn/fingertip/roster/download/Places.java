package cn.fingertip.roster.download;

import cn.fingertip.kernel.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** How many may take a file at one time, and for how long one may sleep over it. */
@ApplicationScoped
class Places {
    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Semaphore free;
    private final Duration patience;

    Places(Vertx vertx, DownloadConfig config) {
        this.vertx = vertx;
        this.free = new Semaphore(config.atOnce());
        this.patience = config.patience();
    }

    /**
     * Takes a place until the answer has gone out or the client has.
     *
     * @throws Problem 503 {@code busy} where all are taken
     */
    void take(RoutingContext request) {
        if (!free.tryAcquire()) {
            throw Problem.unavailable("busy", "系统繁忙", "同时下载的人较多,请过一会儿再试。", COME_BACK);
        }
        HttpServerResponse response = request.response();
        long[] sent = {-1};
        long watch = vertx.setPeriodic(patience.toMillis(), timer -> {
            long now = response.bytesWritten();
            if (now == sent[0]) {
                response.reset();
            }
            sent[0] = now;
        });
        request.addEndHandler(end -> {
            vertx.cancelTimer(watch);
            free.release();
        });
    }
}
