package cn.fingertip.media.tus;

import cn.fingertip.kernel.Problem;
import cn.fingertip.media.Upload;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/** What the tus protocol asks of headers: its version on every answer, whichever layer gives it, and in every request. */
@ApplicationScoped
class TusHeaders {
    static final String VERSION = "1.0.0";
    static final String CHUNK_TYPE = "application/offset+octet-stream";
    static final String PATH = "/api/v1/uploads";

    // Not RFC_1123_DATE_TIME: HTTP wants two digits of the day.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

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

    /** @param largest bytes of one file */
    static RestResponse<Void> options(long largest) {
        return RestResponse.ResponseBuilder.<Void>noContent()
                .header(
                        "Tus-Extension",
                        "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination")
                .header("Tus-Max-Size", largest)
                .header("Tus-Checksum-Algorithm", Checksum.algorithms())
                .build();
    }

    /** Tells when an upload goes that is still nobody's. */
    static RestResponse.ResponseBuilder<Void> expiring(Upload upload, RestResponse.ResponseBuilder<Void> answer) {
        return upload.claimed() ? answer : answer.header("Upload-Expires", HTTP_DATE.format(upload.expiresAt()));
    }

    /** @return bytes by Content-Length, -1 where the client did not say */
    static long announced(HttpHeaders headers) {
        Long bytes = number(HttpHeaders.CONTENT_LENGTH, headers.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        return bytes == null ? -1 : bytes;
    }

    /**
     * The first bytes of an upload, sent along with its creation.
     *
     * @return null where there are none
     * @throws Problem 415 where a body is not said to be a chunk
     */
    static Chunk firstChunk(HttpHeaders headers, String checksum, InputStream body) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        long announced = announced(headers);
        if (!isChunk(type) && announced <= 0) {
            return null;
        }
        requireChunkType(type);
        return new Chunk(0, announced, null, Checksum.parse(checksum), body);
    }

    /** @throws Problem 412 where the client speaks another version or does not say which */
    static void requireVersion(String header) {
        if (header == null || !VERSION.equals(header.strip())) {
            throw Problem.of(412, "upload-version", "上传协议版本不符", "请求头 Tus-Resumable 应为 " + VERSION + "。");
        }
    }

    /** @throws Problem 415 where the body is not said to be a chunk */
    static void requireChunkType(String header) {
        if (!isChunk(header)) {
            throw Problem.of(415, "upload-content-type", "上传内容类型有误", "请求头 Content-Type 应为 " + CHUNK_TYPE + "。");
        }
    }

    private static boolean isChunk(String contentType) {
        return contentType != null && CHUNK_TYPE.equalsIgnoreCase(contentType.split(";", 2)[0].strip());
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
