package cn.fingertip.kernel.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Shows numbers of the site to its operator alone. They count by route as it happens, so to everybody else they would
 * tell the second at which a report arrived, and what inspectors do with it. Whoever collects them asks a replica itself,
 * from an address of {@link MetricsConfig#from}; what a proxy passes on is somebody else's question.
 */
@ApplicationScoped
class MetricsAccess {
    private static final String PATH = "/q/metrics";
    private static final List<String> PASSED_ON = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP");

    /** Before whatever answers. */
    private static final int EARLY = 1900;

    private final List<IpSubnetFilterRule> from;

    MetricsAccess(MetricsConfig config) {
        from = config.from().stream().map(MetricsAccess::rule).toList();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext context) {
        if (context.normalizedPath().startsWith(PATH) && !open(context.request())) {
            context.fail(404);
        } else {
            context.next();
        }
    }

    private boolean open(HttpServerRequest request) {
        return PASSED_ON.stream().noneMatch(request.headers()::contains)
                && request.remoteAddress() != null
                && open(request.remoteAddress().hostAddress());
    }

    /** @param address as digits; null for none */
    boolean open(String address) {
        if (address == null) {
            return false;
        }
        // From digits, so no name is looked up.
        InetSocketAddress asking = new InetSocketAddress(address, 0);
        return from.stream().anyMatch(rule -> rule.matches(asking));
    }

    private static IpSubnetFilterRule rule(String network) {
        int slash = network.indexOf('/');
        try {
            return new IpSubnetFilterRule(
                    network.substring(0, slash),
                    Integer.parseInt(network.substring(slash + 1)),
                    IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new IllegalStateException(
                    "fingertip.http.metrics.from holds networks such as 10.0.0.0/8, not " + network, malformed);
        }
    }
}
