package cn.fingertip.roster.lookup;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers a ready page in the encoding the client takes, or 304 where the client has it already. */
final class Conditional {
    /**
     * Kept by clients and proxies, asked about every time: a withdrawn roster must be gone at once, and asking costs a
     * 304.
     */
    static final String CACHE = "public, no-cache";

    private Conditional() {}

    static RestResponse<byte[]> answer(ReadyPage page, String acceptEncoding, String ifNoneMatch) {
        boolean gzip = takesGzip(acceptEncoding);
        ReadyPage.Body body = gzip ? page.gzip() : page.plain();
        if (ifNoneMatch != null && matches(ifNoneMatch, body.etag())) {
            return headers(RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED), body)
                    .build();
        }
        RestResponse.ResponseBuilder<byte[]> response = headers(RestResponse.ResponseBuilder.ok(body.bytes()), body);
        return (gzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).build();
    }

    private static RestResponse.ResponseBuilder<byte[]> headers(
            RestResponse.ResponseBuilder<byte[]> response, ReadyPage.Body body) {
        return response.header(HttpHeaders.ETAG, body.etag())
                .header(HttpHeaders.CACHE_CONTROL, CACHE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** RFC 9110, 12.5.3: gzip or * with a weight above zero; nothing said means the plain form. */
    static boolean takesGzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        if (acceptEncoding.equals("gzip")) {
            return true;
        }
        boolean any = false;
        for (String offer : acceptEncoding.split(",")) {
            int semicolon = offer.indexOf(';');
            String coding = (semicolon < 0 ? offer : offer.substring(0, semicolon)).strip();
            boolean wanted = semicolon < 0 || weight(offer.substring(semicolon + 1)) > 0;
            if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                return wanted;
            }
            any |= coding.equals("*") && wanted;
        }
        return any;
    }

    private static double weight(String parameter) {
        String text = parameter.strip();
        if (!text.startsWith("q=") && !text.startsWith("Q=")) {
            return 1;
        }
        try {
            return Double.parseDouble(text.substring(2).strip());
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    /** RFC 9110, 13.1.2: weak comparison, a list or *. */
    static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch.equals(etag)) {
            return true;
        }
        for (String tag : ifNoneMatch.split(",")) {
            String bare = tag.strip();
            if (bare.equals("*")
                    || bare.equals(etag)
                    || bare.startsWith("W/") && bare.substring(2).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
