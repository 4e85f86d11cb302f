package cn.fingertip.media;

import cn.fingertip.kernel.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** What the tus protocol asks of headers: its version on every answer, whichever layer gives it, and in every request. */
@ApplicationScoped
class TusHeaders {
    static final String VERSION = "1.0.0";
    static final String CHUNK_TYPE = "application/offset+octet-stream";
    static final String PATH = "/api/v1/uploads";

    /** After the security headers, before anything that may refuse a request. */
    private static final int EARLY = 950;

    void register(@Observes Filters filters) {
        filters.register(TusHeaders::handle, EARLY);
    }

    private static void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            context.next();
            return;
        }
        context.response().putHeader("Tus-Resumable", VERSION).putHeader("Tus-Version", VERSION);
        String override = context.request().getHeader("X-HTTP-Method-Override");
        if (override == null
                || override.strip().equalsIgnoreCase(context.request().method().name())) {
            context.next();
        } else if (override.strip().matches("[A-Za-z]{1,20}")) {
            // wx.request has no PATCH. From here on it is one, so that there is one way to append.
            context.reroute(HttpMethod.valueOf(override.strip().toUpperCase(Locale.ROOT)), path);
        } else {
            context.fail(400);
        }
    }

    /** @throws Problem 412 where the client speaks another version or does not say which */
    static void requireVersion(String header) {
        if (header == null || !VERSION.equals(header.strip())) {
            throw Problem.of(412, "upload-version", "上传协议版本不符", "请求头 Tus-Resumable 应为 " + VERSION + "。");
        }
    }

    /** @throws Problem 415 where the body is not said to be a chunk */
    static void requireChunkType(String header) {
        String type = header == null ? "" : header.split(";", 2)[0].strip();
        if (!CHUNK_TYPE.equalsIgnoreCase(type)) {
            throw Problem.of(415, "upload-content-type", "上传内容类型有误", "请求头 Content-Type 应为 " + CHUNK_TYPE + "。");
        }
    }

    /**
     * @return the header's value, null where the client did not send it
     * @throws Problem 400 where it is no whole number from 0 on
     */
    static Long number(String name, String header) {
        if (header == null) {
            return null;
        }
        // 18 digits fit a long; nobody sends an exabyte.
        if (!header.strip().matches("[0-9]{1,18}")) {
            throw invalid(name + " 应为不小于 0 的整数");
        }
        return Long.valueOf(header.strip());
    }

    static Problem invalid(String why) {
        return Problem.badRequest("upload-header-invalid", "上传请求头有误", why + "。");
    }
}
