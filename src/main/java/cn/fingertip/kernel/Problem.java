package cn.fingertip.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one way to tell a client that something cannot be done. It becomes an {@code application/problem+json} body.
 *
 * <p>{@code code} is stable and listed in {@code miniapp-contract/errors.yaml}; {@code title} and {@code detail} are
 * Chinese that a villager understands: what is wrong, where, and what to do. Neither may hold personal data.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One field that is wrong. {@code field} is the JSON path of the request, {@code code} is stable. */
    public record Violation(String field, String code, String message) {}

    private final int status;
    private final String code;
    private final String title;
    private final String detail;
    private final transient List<Violation> violations;
    private final Duration retryAfter;
    private final transient Map<String, Object> more;

    private Problem(
            int status,
            String code,
            String title,
            String detail,
            List<Violation> violations,
            Duration retryAfter,
            Map<String, Object> more) {
        // A problem is an answer, not a fault: no stack trace is collected.
        super(code + ": " + title, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.violations = violations;
        this.retryAfter = retryAfter;
        this.more = more;
    }

    /** 400: the request cannot be read. */
    public static Problem badRequest(String code, String title, String detail) {
        return of(400, code, title, detail);
    }

    /** 401: who asks is not known. */
    public static Problem unauthorized(String code, String title, String detail) {
        return of(401, code, title, detail);
    }

    /** 403: who asks is known, and may not. Use {@link #notFound} where even the existence is not theirs to know. */
    public static Problem forbidden(String code, String title, String detail) {
        return of(403, code, title, detail);
    }

    /** 404: there is no such thing, or the asker may not see it. */
    public static Problem notFound(String code, String title, String detail) {
        return of(404, code, title, detail);
    }

    /** 409: the state of the thing does not allow it. */
    public static Problem conflict(String code, String title, String detail) {
        return of(409, code, title, detail);
    }

    /** 422: understood, but a rule is broken. */
    public static Problem rule(String code, String title, String detail) {
        return of(422, code, title, detail);
    }

    /** 422 with the fields that break rules. */
    public static Problem rule(String code, String title, String detail, List<Violation> violations) {
        return new Problem(422, code, title, detail, List.copyOf(violations), null, Map.of());
    }

    /** 429: too often; {@code retryAfter} is sent in whole seconds, at least one. */
    public static Problem tooMany(String code, String title, String detail, Duration retryAfter) {
        return new Problem(429, code, title, detail, List.of(), retryAfter, Map.of());
    }

    /** 503: something we need does not answer now; {@code retryAfter} is sent in whole seconds, at least one. */
    public static Problem unavailable(String code, String title, String detail, Duration retryAfter) {
        return new Problem(503, code, title, detail, List.of(), retryAfter, Map.of());
    }

    /** Any other status, 410 or 413 for instance. */
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of(), null, Map.of());
    }

    /**
     * @param name of a further member of the body (RFC 9457, 3.2), as {@code errors.yaml} tells it
     * @param value with a JSON form
     * @return the same problem with it
     */
    public Problem with(String name, Object value) {
        return new Problem(status, code, title, detail, violations(), retryAfter, Map.of(name, value));
    }

    /** @return further members of the body, by name */
    public Map<String, Object> more() {
        return more == null ? Map.of() : more;
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }

    /** @return the stable code */
    public String code() {
        return code;
    }

    /** @return a short Chinese title, the same for every problem of this code */
    public String title() {
        return title;
    }

    /** @return the Chinese sentence about this very case */
    public String detail() {
        return detail;
    }

    /** @return fields that are wrong, empty where no single field is */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    /** @return when it may be tried again, empty where time alone changes nothing */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** @return whether the same request may succeed later */
    public boolean retryable() {
        return status == 429 || status >= 500;
    }
}
