package cn.fingertip.kernel.http;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A public answer, mostly JSON, that is made once and given many times: plain and compressed, with a strong ETag of each (RFC
 * 9110, 8.8.3.3). The bytes are shared and never written to.
 */
public record PublicBody(Form plain, Form gzip) {
    private static final int BEST = 9;
    private static final int FAST = 1;
    /** What fits one packet with its headers is not worth compressing for one reader. */
    private static final int ONE_PACKET = 1200;

    private static final int TAG_BYTES = 12;

    /** As the framework writes it for every other answer. */
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    /** One encoding: the same bytes, and the same tag, for both ways of answering. */
    public record Form(byte[] bytes, boolean compressed, Buffer buffer, String etag, CharSequence tag) {
        private Form(byte[] bytes, boolean compressed, String etag) {
            this(bytes, compressed, Buffer.buffer(bytes), etag, io.vertx.core.http.HttpHeaders.createOptimized(etag));
        }

        /**
         * An answer that is made for one reader and not kept: no work for a form that nobody asked for.
         *
         * @param json the whole body in UTF-8
         * @param takesGzip whether this reader does
         */
        public static Form once(byte[] json, boolean takesGzip) {
            return takesGzip && json.length > ONE_PACKET
                    ? new Form(compress(json, FAST), true, gzipTag(json))
                    : new Form(json, false, plainTag(json));
        }

        /** @param ifNoneMatch what the client says it has, null where it says nothing */
        public boolean isKnown(String ifNoneMatch) {
            return ifNoneMatch != null && Conditional.matches(ifNoneMatch, etag);
        }

        /** As {@link #answer(MediaType, String, String)}, of JSON. */
        public RestResponse<byte[]> answer(String ifNoneMatch, String cacheControl) {
            return answer(JSON, ifNoneMatch, cacheControl);
        }

        /**
         * @param type of the bytes
         * @param ifNoneMatch null where the client says nothing
         * @return 200 with the body, or 304
         */
        public RestResponse<byte[]> answer(MediaType type, String ifNoneMatch, String cacheControl) {
            RestResponse.ResponseBuilder<byte[]> answer;
            if (isKnown(ifNoneMatch)) {
                answer = RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED);
            } else {
                answer = RestResponse.ResponseBuilder.ok(bytes, type);
                if (compressed) {
                    answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
                }
            }
            return answer.header(HttpHeaders.ETAG, etag)
                    .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                    .build();
        }
    }

    /** @param json the whole body in UTF-8 */
    public static PublicBody of(byte[] json) {
        return new PublicBody(json, compress(json, BEST));
    }

    /**
     * @param compressed {@link Form#bytes()} of {@link #gzip()}
     * @throws IOException where it is no gzip, was cut or altered
     */
    public static PublicBody ofCompressed(byte[] compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new PublicBody(in.readAllBytes(), compressed);
        }
    }

    private PublicBody(byte[] json, byte[] compressed) {
        this(new Form(json, false, plainTag(json)), new Form(compressed, true, gzipTag(json)));
    }

    /** @return the form that the client takes */
    public Form form(String acceptEncoding) {
        return Conditional.takesGzip(acceptEncoding) ? gzip : plain;
    }

    /**
     * @param request what the client has already ({@code If-None-Match}) and understands ({@code Accept-Encoding})
     * @param maxAge for how long anybody may give it without asking again
     * @return 200 with the body, or 304
     */
    public Response answer(HttpHeaders request, Duration maxAge) {
        PublicReader reader = new PublicReader(
                request.getHeaderString(HttpHeaders.ACCEPT_ENCODING),
                request.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        return answer(reader, "public, max-age=" + maxAge.toSeconds()).toResponse();
    }

    /** @return 200 with the body, which is JSON, or 304 */
    public RestResponse<byte[]> answer(PublicReader reader, String cacheControl) {
        return answer(JSON, reader, cacheControl);
    }

    /**
     * @param type of the bytes, where they are no JSON
     * @return 200 with the body, or 304
     */
    public RestResponse<byte[]> answer(MediaType type, PublicReader reader, String cacheControl) {
        return form(reader.acceptEncoding()).answer(type, reader.ifNoneMatch(), cacheControl);
    }

    /** @return roughly the bytes it takes in memory */
    public int weight() {
        return 2 * (plain.bytes().length + gzip.bytes().length) + 400;
    }

    private static String plainTag(byte[] json) {
        return '"' + tag(json) + '"';
    }

    private static String gzipTag(byte[] json) {
        return '"' + tag(json) + "-gzip\"";
    }

    private static String tag(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param level what is made once and served many times is worth the best */
    private static byte[] compress(byte[] json, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
