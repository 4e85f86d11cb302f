package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.ReadyAnswer;
import cn.fingertip.kernel.http.SecurityHeaders;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.lookup.cache.CurrentVersions;
import cn.fingertip.roster.lookup.cache.Loads;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
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

    private final CurrentVersions versions;
    private final Lookup lookup;
    private final Loads loads;

    NameSearches(CurrentVersions versions, Lookup lookup, Loads loads) {
        this.versions = versions;
        this.lookup = lookup;
        this.loads = loads;
    }

    private record Search(CurrentVersion.Published published, LineQuery query) {}

    void register(@Observes Filters filters) {
        filters.register(this::answer, EARLY);
    }

    private void answer(RoutingContext context) {
        Search search = mayBeSearch(context.request()) ? read(context) : null;
        if (search == null) {
            context.next();
            return;
        }
        ReadyAnswer.count(Lookup.LINES);
        boolean gzip = ReadyAnswer.takesGzip(context.request());
        Context eventLoop = Vertx.currentContext();
        loads.page(() -> PublicBody.Form.once(lookup.lines(search.published(), search.query()), gzip))
                .subscribe()
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
    private Search read(RoutingContext context) {
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
            if (query.name() == null || lookup.isBeyond(published, query)) {
                return null;
            }
            lookup.requireVillage(published, query);
            return new Search(published, query);
        } catch (Problem | HttpException notInOrder) {
            return null;
        }
    }

    private static void send(RoutingContext context, PublicBody.Form body) {
        if (!context.response().closed()) {
            ReadyAnswer.send(context, ReadyAnswer.Kind.DATA, body);
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
            context.fail(BUSY);
        } else {
            context.next();
        }
    }
}
