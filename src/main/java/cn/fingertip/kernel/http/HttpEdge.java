package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer carries, and problem bodies for what fails before REST is reached (a body too large, say). */
@ApplicationScoped
class HttpEdge {
    private static final int FIRST = 1000;

    /** After whatever answers known addresses at once. */
    private static final int BEFORE_ROUTES = 200;

    private static final int[] EDGE_STATUSES = {400, 401, 403, 404, 405, 413, 414, 415, 431, 500, 503};

    private final ObjectMapper mapper;

    HttpEdge(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void securityHeaders(@Observes Filters filters) {
        filters.register(
                context -> {
                    SecurityHeaders.of(
                            context.normalizedPath(), context.response().headers());
                    context.next();
                },
                FIRST);
    }

    void apiRequests(@Observes Filters filters) {
        filters.register(this::apiRequest, BEFORE_ROUTES);
    }

    private void apiRequest(RoutingContext context) {
        if (!context.request().path().startsWith("/api/")) {
            context.next();
            return;
        }
        String query = context.request().query();
        if (query != null && query.contains("%00")) {
            // PostgreSQL can keep no NUL, and nobody types one: refused once, for every parameter.
            context.fail(400);
            return;
        }
        context.addHeadersEndHandler(sent -> {
            MultiMap headers = context.response().headers();
            // What may be kept says so itself.
            if (!headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
        });
        context.next();
    }

    void problemsAtTheEdge(@Observes Router router) {
        for (int status : EDGE_STATUSES) {
            router.errorHandler(status, this::answer);
        }
        // A filter's context.fail(413) would otherwise end in the framework's own handler, with an empty body.
        router.route().order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 1).failureHandler(context -> {
            if (context.failure() == null || context.failure() instanceof Problem) {
                answer(context);
            } else {
                context.next();
            }
        });
    }

    private void answer(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        Problem problem = context.failure() instanceof Problem told
                ? told
                : HttpStatusProblems.of(context.statusCode() > 0 ? context.statusCode() : 500);
        try {
            String body = mapper.writeValueAsString(ProblemBody.of(problem, Ids.hex()));
            problem.retryAfter()
                    .ifPresent(after ->
                            context.response().putHeader("Retry-After", Long.toString(Math.max(1, after.toSeconds()))));
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", "application/problem+json;charset=UTF-8")
                    .putHeader("Cache-Control", "no-store")
                    .end(body);
        } catch (JsonProcessingException impossible) {
            context.response().setStatusCode(500).end();
        }
    }
}
