package cn.fingertip.kernel.http;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Public answers written straight to the response, for what is answered in the router, before any filter has set a header:
 * the same headers as by way of REST.
 */
public final class ReadyAnswer {
    /**
     * Kept by clients and proxies, asked about every time: a withdrawn roster must be gone at once, and asking costs a
     * 304.
     */
    public static final String CACHE = "public, no-cache";

    /**
     * Somebody was looked for by name: neither the answer nor the question stays in a proxy, or on the disk of a kiosk
     * that the next villager stands before.
     */
    public static final String CACHE_OF_NAMES = "private, no-store";

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized(CACHE);
    private static final int NOT_MODIFIED = 304;

    /** What is answered: data, or a page of our own for people. */
    public enum Kind {
        DATA("application/json;charset=UTF-8", SecurityHeaders::ofData),
        PAGE("text/html;charset=UTF-8", SecurityHeaders::ofPages);

        private final CharSequence type;
        private final Consumer<MultiMap> security;

        Kind(String type, Consumer<MultiMap> security) {
            this.type = HttpHeaders.createOptimized(type);
            this.security = security;
        }
    }

    private ReadyAnswer() {}

    /**
     * Names the route that answers, once and on the request's own context, for {@link RequestTimes}.
     *
     * @param route as in the contract, {@code /api/v1/rosters/{id}}
     */
    public static void count(String route) {
        Context request = Vertx.currentContext();
        if (request != null) {
            request.putLocal(RequestTimes.ROUTE, route);
        }
    }

    /** @return whether the client of this request takes gzip */
    public static boolean takesGzip(HttpServerRequest request) {
        return Conditional.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    /** Answers 200 with this form, or 304 where the client has it. On the event loop. */
    public static void send(RoutingContext context, Kind kind, PublicBody.Form body) {
        send(context, kind, body, CACHE_CONTROL);
    }

    /** As {@link #send(RoutingContext, Kind, PublicBody.Form)} does, kept by others as {@code cache} says. */
    public static void send(RoutingContext context, Kind kind, PublicBody.Form body, CharSequence cache) {
        HttpServerResponse response = context.response();
        MultiMap headers = response.headers();
        kind.security.accept(headers);
        headers.add(HttpHeaders.ETAG, body.tag())
                .add(HttpHeaders.CACHE_CONTROL, cache)
                .add(HttpHeaders.VARY, ACCEPT_ENCODING);
        if (body.isKnown(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        headers.add(HttpHeaders.CONTENT_TYPE, kind.type);
        if (body.compressed()) {
            headers.add(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        response.end(body.buffer());
    }
}
