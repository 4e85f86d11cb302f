package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.ReadyAnswer;
import cn.fingertip.kernel.http.RequestTimes;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.function.Function;

/**
 * Answers again what was asked before, straight from the router: finding a method, reading parameters and building a
 * response cost more than everything else about a hit. Whatever is not at hand, and every doubt, goes on to {@link
 * PageCache#get}, whose callers teach it.
 */
@ApplicationScoped
public class HotPages {
    /**
     * Before every other filter, each of which costs a step of the router: a hit needs the security headers and nothing
     * else. A site that is to be read from other origins' scripts (CORS, 300) must come after that.
     */
    private static final int FIRST = 2000;

    /** How long what is public may be kept: {@link ReadyAnswer#CACHE}. */
    public static final String CACHE = ReadyAnswer.CACHE;

    private static final String PAGES_ROUTE = "/r/{id}";
    private static final int ADDRESSES = 20_000;
    private static final int LONGEST = 256;

    private final Cache<String, Target> targets =
            Caffeine.newBuilder().maximumSize(ADDRESSES).build();
    private final CurrentVersions versions;
    private final PageCache pages;
    private final Clock clock;
    private final RequestTimes times;

    HotPages(CurrentVersions versions, PageCache pages, Clock clock, RequestTimes times) {
        this.versions = versions;
        this.pages = pages;
        this.clock = clock;
        this.times = times;
    }

    /** @param ready null where it is not at hand, or not what the public is to see of this version */
    private record Target(
            UUID rosterId, String route, ReadyAnswer.Kind kind, Function<CurrentVersion.Published, PublicBody> ready) {}

    void register(@Observes Filters filters) {
        filters.register(this::answer, FIRST);
    }

    /**
     * @param address path and query, exactly as they were sent
     * @param route under which requests of it are counted, {@code /api/v1/rosters/{id}}
     */
    public void learn(String address, String route, UUID rosterId, PageKey page) {
        learn(
                address,
                new Target(
                        rosterId,
                        route,
                        ReadyAnswer.Kind.DATA,
                        now -> page.shows(now, clock) ? pages.known(page) : null));
    }

    /**
     * A page for people, which its maker keeps.
     *
     * @param address path and query, exactly as they were sent
     * @param ready gives it at once for the version that is current, or null where it must be made or another is to be
     *     shown; it is kept, so it must not hold on to pages
     */
    public void learn(String address, UUID rosterId, Function<CurrentVersion.Published, PublicBody> ready) {
        learn(address, new Target(rosterId, PAGES_ROUTE, ReadyAnswer.Kind.PAGE, ready));
    }

    private void learn(String address, Target target) {
        if (address.length() <= LONGEST) {
            targets.put(address, target);
        }
    }

    private void answer(RoutingContext context) {
        long begun = System.nanoTime();
        HttpServerRequest request = context.request();
        Target target = request.method() == HttpMethod.GET ? targets.getIfPresent(request.uri()) : null;
        PublicBody page = target == null ? null : find(target);
        if (page == null) {
            context.next();
            return;
        }
        ReadyAnswer.send(context, target.kind(), ReadyAnswer.takesGzip(request) ? page.gzip() : page.plain());
        times.countReady(target.route(), context.response().getStatusCode(), begun);
    }

    /** @return null where the roster's version is not known at this moment, is another, or the page is not at hand */
    private PublicBody find(Target target) {
        return versions.known(target.rosterId()) instanceof CurrentVersion.Published now
                ? target.ready().apply(now)
                : null;
    }
}
