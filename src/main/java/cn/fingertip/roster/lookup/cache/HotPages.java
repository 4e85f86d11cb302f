package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.SecurityHeaders;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.function.Consumer;
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

    /**
     * Kept by clients and proxies, asked about every time: a withdrawn roster must be gone at once, and asking costs a
     * 304.
     */
    public static final String CACHE = "public, no-cache";

    private static final int ADDRESSES = 20_000;
    private static final int LONGEST = 256;
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized(CACHE);
    private static final int NOT_MODIFIED = 304;

    private final Cache<String, Target> targets =
            Caffeine.newBuilder().maximumSize(ADDRESSES).build();
    private final CurrentVersions versions;
    private final PageCache pages;
    private final Clock clock;

    HotPages(CurrentVersions versions, PageCache pages, Clock clock) {
        this.versions = versions;
        this.pages = pages;
        this.clock = clock;
    }

    private enum Kind {
        DATA("application/json;charset=UTF-8", SecurityHeaders::ofData),
        PAGE("text/html;charset=UTF-8", SecurityHeaders::ofPages);

        private final CharSequence type;
        private final Consumer<MultiMap> security;

        Kind(String type, Consumer<MultiMap> security) {
            this.type = HttpHeaders.createOptimized(type);
            this.security = security;
        }
    }

    /** @param ready null where it is not at hand, or not what the public is to see of this version */
    private record Target(UUID rosterId, Kind kind, Function<CurrentVersion.Published, PublicBody> ready) {}

    void register(@Observes Filters filters) {
        filters.register(this::answer, FIRST);
    }

    /** @param address path and query, exactly as they were sent */
    public void learn(String address, UUID rosterId, PageKey page) {
        learn(address, new Target(rosterId, Kind.DATA, now -> page.shows(now, clock) ? pages.known(page) : null));
    }

    /**
     * A page for people, which its maker keeps.
     *
     * @param address path and query, exactly as they were sent
     * @param ready gives it at once for the version that is current, or null where it must be made or another is to be
     *     shown; it is kept, so it must not hold on to pages
     */
    public void learn(String address, UUID rosterId, Function<CurrentVersion.Published, PublicBody> ready) {
        learn(address, new Target(rosterId, Kind.PAGE, ready));
    }

    private void learn(String address, Target target) {
        if (address.length() <= LONGEST) {
            targets.put(address, target);
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Target target = request.method() == HttpMethod.GET ? targets.getIfPresent(request.uri()) : null;
        PublicBody page = target == null ? null : find(target);
        if (page == null) {
            context.next();
            return;
        }
        PublicBody.Form body = page.form(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        HttpServerResponse response = context.response();
        MultiMap headers = response.headers();
        target.kind.security.accept(headers);
        headers.add(HttpHeaders.ETAG, body.tag())
                .add(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .add(HttpHeaders.VARY, ACCEPT_ENCODING);
        if (body.isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        headers.add(HttpHeaders.CONTENT_TYPE, target.kind.type);
        if (body == page.gzip()) {
            headers.add(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        response.end(body.buffer());
    }

    /** @return null where the roster's version is not known at this moment, is another, or the page is not at hand */
    private PublicBody find(Target target) {
        return versions.known(target.rosterId()) instanceof CurrentVersion.Published now
                ? target.ready().apply(now)
                : null;
    }
}
