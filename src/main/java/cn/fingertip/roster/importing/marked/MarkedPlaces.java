package cn.fingertip.roster.importing.marked;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.importing.ImportConfig;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many marked workbooks are made at one time: each reads a whole file again and keeps a core busy. */
@ApplicationScoped
class MarkedPlaces {
    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final CurrentVertxRequest request;
    private final ImportConfig config;
    private final Semaphore free;

    MarkedPlaces(Vertx vertx, CurrentVertxRequest request, ImportConfig config) {
        this.vertx = vertx;
        this.request = request;
        this.config = config;
        this.free = new Semaphore(config.markedAtOnce());
    }

    /**
     * Takes a place until the answer has gone out or the clerk has, who may not sleep over it either.
     *
     * @throws Problem 503 {@code busy} where all are taken
     */
    void take() {
        if (!free.tryAcquire()) {
            throw Problem.unavailable("busy", "系统繁忙", "正在生成的标注表格较多,请过一会儿再试。", COME_BACK);
        }
        RoutingContext context = request.getCurrent();
        long watch = vertx.setTimer(
                config.markedLimit().toMillis(), timer -> context.response().reset());
        AtomicBoolean held = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (held.getAndSet(false)) {
                vertx.cancelTimer(watch);
                free.release();
            }
        };
        context.addEndHandler(end -> leave.run());
        if (context.response().closed()) {
            // Who hung up before this was asked is never told of again, and the place would be lost.
            leave.run();
        }
    }
}
