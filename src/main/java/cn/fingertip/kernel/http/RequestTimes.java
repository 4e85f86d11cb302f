package cn.fingertip.kernel.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each route answered and how long it took, under the names and labels of the framework's own metrics of HTTP
 * servers. Those cost a tenth of a ready page, because they work out the labels of every request anew; a ready page
 * knows its route. A label is a route of the contract or one of few words, never an address as it was sent. A singleton,
 * because each request that is counted would pay for the proxy of another scope.
 */
@Singleton
public class RequestTimes {
    /** After pages that are ready, which count themselves; before everything else that answers. */
    private static final int EARLY = 1950;

    /** Where REST leaves the route that it found. */
    static final String ROUTE = "UrlPathTemplate";

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final MeterRegistry registry;
    private final Map<Answers, Timer> timers = new ConcurrentHashMap<>();
    private final LongAdder active = new LongAdder();

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("http.server.active.requests", active, LongAdder::sum).register(registry);
    }

    /** @param status as sent; 0 where the client went away before */
    private record Answers(String method, String route, int status) {}

    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    private void watch(RoutingContext context) {
        long begun = System.nanoTime();
        Context request = Vertx.currentContext();
        HttpMethod method = context.request().method();
        active.increment();
        context.addEndHandler(end -> {
            active.decrement();
            int status = end.succeeded() ? context.response().getStatusCode() : 0;
            count(
                    METHODS.contains(method) ? method.name() : "OTHER",
                    route(request == null ? null : request.getLocal(ROUTE), status),
                    status,
                    begun);
        });
        context.next();
    }

    private static String route(String found, int status) {
        if (found != null) {
            return found;
        }
        return status == 404 ? "NOT_FOUND" : status / 100 == 3 ? "REDIRECTION" : "OTHER";
    }

    /**
     * Counts a GET that was answered without passing any filter.
     *
     * @param route as in the contract, {@code /api/v1/rosters/{id}}
     * @param begun {@link System#nanoTime()} when work on it began
     */
    public void countReady(String route, int status, long begun) {
        count("GET", route, status, begun);
    }

    private void count(String method, String route, int status, long begun) {
        long took = System.nanoTime() - begun;
        Answers answers = new Answers(method, route, status);
        Timer timer = timers.get(answers);
        if (timer == null) {
            timer = timers.computeIfAbsent(answers, this::timer);
        }
        timer.record(took, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Answers answers) {
        return Timer.builder("http.server.requests")
                .description("HTTP server request processing time")
                .tag("method", answers.method())
                .tag("uri", answers.route())
                .tag("status", answers.status() == 0 ? "RESET" : Integer.toString(answers.status()))
                .tag(
                        "outcome",
                        answers.status() == 0
                                ? Outcome.CLIENT_ERROR.name()
                                : Outcome.forStatus(answers.status()).name())
                .register(registry);
    }
}
