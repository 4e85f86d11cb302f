package cn.fingertip.kernel.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A public JSON answer that is made once and given many times: plain and compressed, with a strong ETag of each. */
public final class PublicBody {
    private final byte[] plain;
    private final byte[] gzip;
    private final String tag;

    private PublicBody(byte[] plain, byte[] gzip, String tag) {
        this.plain = plain;
        this.gzip = gzip;
        this.tag = tag;
    }

    /** @param json the whole body in UTF-8 */
    public static PublicBody of(byte[] json) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(json);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15));
            return new PublicBody(json.clone(), bytes.toByteArray(), tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param request what the client has already ({@code If-None-Match}) and understands ({@code Accept-Encoding})
     * @param maxAge for how long anybody may give it without asking again
     * @return 200 with the body, or 304
     */
    public Response answer(HttpHeaders request, Duration maxAge) {
        boolean compressed = takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        // Two bodies, two strong tags (RFC 9110, 8.8.3.3).
        String mine = '"' + tag + (compressed ? "-gz" : "") + '"';
        boolean known = has(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), mine);
        Response.ResponseBuilder answer = (known ? Response.notModified() : Response.ok(compressed ? gzip : plain))
                .header(HttpHeaders.ETAG, mine)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge.toSeconds())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!known) {
            answer.type(MediaType.APPLICATION_JSON_TYPE);
            if (compressed) {
                answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        return answer.build();
    }

    static boolean has(String ifNoneMatch, String mine) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(theirs -> theirs.equals("*") || theirs.equals(mine) || theirs.equals("W/" + mine));
    }

    static boolean takesGzip(String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                        .map(part -> part.replaceAll("\\s", ""))
                        .anyMatch(part ->
                                part.equals("gzip") || part.startsWith("gzip;q=") && !part.matches("gzip;q=0(\\.0*)?"));
    }
}
