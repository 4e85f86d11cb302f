package cn.fingertip.kernel.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * How large a body may be, by what it is: JSON is read into memory whole and stays small; a form carries a workbook;
 * only a chunk of an upload, which streams to the disk, may be as large as {@code quarkus.http.limits.max-body-size}.
 */
@ApplicationScoped
class BodyLimits {
    /** After the security headers and whatever a feature says of its own routes, before anything reads. */
    private static final int EARLY = 900;

    private final BodyLimitsConfig limits;

    BodyLimits(BodyLimitsConfig limits) {
        this.limits = limits;
    }

    void announced(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, EARLY);
    }

    /** A body of unknown length is counted as it is read; the framework sets its one limit just before. */
    void counted(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(context -> {
            if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
                context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(context));
            }
            context.next();
        });
    }

    private void refuseTooLarge(RoutingContext context) {
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null) {
            context.next();
        } else if (!announced.matches("[0-9]{1,18}")) {
            context.fail(400);
        } else if (Long.parseLong(announced) > limit(context)) {
            // The rest of the body is not worth reading.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.fail(413);
        } else {
            context.next();
        }
    }

    private long limit(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String kind = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "application/offset+octet-stream" -> limits.chunk().asLongValue();
            case "multipart/form-data" -> limits.form().asLongValue();
            default -> limits.other().asLongValue();
        };
    }
}
