package cn.fingertip.web;

import cn.fingertip.kernel.Problem;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Takes what was sent from our own pages only. No cookie and no token stands behind these forms, so that another site's
 * page could send nothing that it could not send by itself; but it could make its readers' phones send it, and use up
 * what their address may send. Browsers too old to say where a form stood are let in.
 */
final class OwnForms {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private OwnForms() {}

    /** @throws Problem 403 {@code foreign-form} where the browser says that another site's page sent it */
    static void require(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean own = site != null ? OWN.contains(site) : origin == null || sameHost(origin, request);
        if (!own) {
            throw Problem.forbidden("foreign-form", "表单来自别处", "这张表不是从本站的页面提交的,没有收下。请扫公示单上的二维码,从清册页面重新填写。");
        }
    }

    /** @return a page that holds such a form or its answer, kept nowhere */
    static RestResponse<String> page(TemplateInstance page) {
        return mark(RestResponse.ResponseBuilder.<String>create(200)
                        .entity(page.render())
                        .header(HttpHeaders.CONTENT_TYPE, RosterPageResource.HTML)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .build();
    }

    /** Browsers tell no origin under {@code no-referrer}, which all other pages carry. */
    static <T> RestResponse.ResponseBuilder<T> mark(RestResponse.ResponseBuilder<T> page) {
        return page.header("Referrer-Policy", "same-origin");
    }

    private static boolean sameHost(String origin, HttpServerRequest request) {
        try {
            String sender = URI.create(origin).getRawAuthority();
            return sender != null
                    && request.authority() != null
                    && sender.equalsIgnoreCase(request.authority().toString());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
