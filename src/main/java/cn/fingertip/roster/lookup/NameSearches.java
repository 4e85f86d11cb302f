package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.ReadyAnswer;
import cn.fingertip.kernel.http.SecurityHeaders;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.lookup.cache.CurrentVersions;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/**
 * Answers searches by name from the router: they cannot be kept, and the way through REST costs more than the search. Only
 * what is plainly in order is answered here; every doubt and every failure goes on to {@link RosterResource}, which asks
 * again and knows how to say it.
 */
@ApplicationScoped
class NameSearches {
    /** After pages that are ready, before filters that set what is set here. */
    private static final int EARLY = 1900;

    private static final int BUSY = 503;
    private static final String FRONT = "/api/v1/rosters/";
    private static final String BACK = "/lines";
    private static final int ID = 36;
    private static final CharSequence CACHE = HttpHeaders.createOptimized(ReadyAnswer.CACHE_OF_NAMES);

    private final CurrentVersions versions;
    private final Lookup lookup;

    NameSearches(CurrentVersions versions, Lookup lookup) {
        this.versions = versions;
        this.lookup = lookup;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, EARLY);
    }

    private void answer(RoutingContext context) {
        Uni<PublicBody.Form> found = mayBeSearch(context.request()) ? search(context) : null;
        if (found == null) {
            context.next();
            return;
        }
        ReadyAnswer.count(Lookup.LINES);
        Context eventLoop = Vertx.currentContext();
        found.subscribe()
                .with(
                        body -> eventLoop.runOnContext(arrived -> send(context, body)),
                        failure -> eventLoop.runOnContext(failed -> otherwise(context, failure)));
    }

    private static boolean mayBeSearch(HttpServerRequest request) {
        String path = request.path();
        String query = request.query();
        return path != null
                && query != null
                && path.length() == FRONT.length() + ID + BACK.length()
                && path.startsWith(FRONT)
                && path.endsWith(BACK)
                && query.contains("name=")
                && !query.contains("%00")
                && request.method() == HttpMethod.GET;
    }

    /** @return null where it is not known at this moment what is public, or the question is not in order */
    private Uni<PublicBody.Form> search(RoutingContext context) {
        try {
            UUID rosterId = Ids.parse(context.request().path().substring(FRONT.length(), FRONT.length() + ID));
            MultiMap sent = context.queryParams();
            if (!(versions.known(rosterId) instanceof CurrentVersion.Published published)) {
                return null;
            }
            LineQuery query = new LineQuery(
                    QueryParameters.village(sent.get("village")),
                    QueryParameters.name(sent.get("name")),
                    Lookup.after(QueryParameters.cursor(sent.get("cursor")), published),
                    QueryParameters.limit(sent.get("limit")));
            return query.name() == null
                    ? null
                    : lookup.search(published, query, ReadyAnswer.takesGzip(context.request()));
        } catch (Problem | HttpException notInOrder) {
            return null;
        }
    }

    private static void send(RoutingContext context, PublicBody.Form body) {
        if (!context.response().closed()) {
            ReadyAnswer.send(context, ReadyAnswer.Kind.DATA, body, CACHE);
        }
    }

    /** Who has waited in vain is not made to wait again. */
    private static void otherwise(RoutingContext context, Throwable failure) {
        if (context.response().closed()) {
            return;
        }
        if (failure instanceof Problem problem && problem.status() == BUSY) {
            // It passes no filter that would set them.
            SecurityHeaders.ofData(context.response().headers());
            context.fail(BUSY, failure);
        } else {
            context.next();
        }
    }
}
