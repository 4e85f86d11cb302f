package cn.fingertip.media;

import cn.fingertip.kernel.http.SentStream;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer that gives a claimed file: always saved, never shown by a browser, never kept by a cache. */
public final class Download {
    private Download() {}

    /**
     * @param content the plain bytes of {@code file}; read and closed when the answer is sent
     * @param request that is answered
     * @throws IOException where not even its first byte can be read
     */
    public static RestResponse<InputStream> of(UploadedFile file, InputStream content, HttpServerRequest request)
            throws IOException {
        String name = file.id() + "." + extension(file.mediaType());
        return RestResponse.ResponseBuilder.ok(SentStream.of(content, request), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Only so that the reader's machine knows what to open it with; the type itself came from the content. */
    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> "jpg";
            case "video/quicktime" -> "mov";
            case "audio/mp4" -> "m4a";
            case "audio/mpeg" -> "mp3";
            default -> mediaType.substring(mediaType.indexOf('/') + 1).replaceAll("[^a-z0-9]", "");
        };
    }
}
