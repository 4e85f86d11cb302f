package cn.fingertip.kernel.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** What every answer tells browsers not to do with it. */
public final class SecurityHeaders {
    private static final CharSequence[][] ALWAYS = {
        {name("X-Content-Type-Options"), name("nosniff")},
        {name("X-Frame-Options"), name("DENY")},
        {name("Referrer-Policy"), name("no-referrer")},
        {name("Strict-Transport-Security"), name("max-age=31536000; includeSubDomains")}
    };
    private static final CharSequence POLICY = name("Content-Security-Policy");
    private static final CharSequence DATA = name("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence OWN_SCRIPTS =
            name("default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'");

    private static final CharSequence OWN_PAGES = name(
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private SecurityHeaders() {}

    /** For answers that are data: nothing in them may run or load. Nothing else must have been set yet. */
    public static void ofData(MultiMap headers) {
        for (CharSequence[] header : ALWAYS) {
            headers.add(header[0], header[1]);
        }
        headers.add(POLICY, DATA);
    }

    /** For pages of our own: a style and a form, and nothing that runs. Nothing else must have been set yet. */
    public static void ofPages(MultiMap headers) {
        ofData(headers);
        headers.set(POLICY, OWN_PAGES);
    }

    /** @param path of the request; the framework's own pages under /q/ need their scripts, ours only a style and a form */
    static void of(String path, MultiMap headers) {
        if (path.startsWith("/r/") || path.startsWith("/wechat/mp/")) {
            ofPages(headers);
            return;
        }
        ofData(headers);
        if (path.startsWith("/q/")) {
            headers.set(POLICY, OWN_SCRIPTS);
        }
    }

    private static CharSequence name(String text) {
        return HttpHeaders.createOptimized(text);
    }
}
