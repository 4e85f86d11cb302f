package cn.fingertip.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Something that a phone sends, under a key of its own: sent again, it is the same bytes.
 *
 * @param kind {@code report}, {@code wish} or {@code objection}
 * @param token of the villager, null for nobody known
 * @param body JSON
 */
record Submission(String kind, String path, String key, String token, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than the server lets anybody wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String VILLAGE = "360735100211";

    static Submission report(String subject) {
        return of(
                "report",
                "/api/v1/reports",
                null,
                Map.of("kind", "subsidy", "subject", subject, "text", "公示的面积比实际种的多。", "region", VILLAGE));
    }

    static Submission wish(String title, String token) {
        return of(
                "wish",
                "/api/v1/wishes",
                token,
                Map.of("type", "repair", "title", title, "text", "村口路灯不亮。", "region", VILLAGE));
    }

    static Submission objection(UUID roster, String text) {
        return of(
                "objection",
                "/api/v1/rosters/" + roster + "/objections",
                null,
                Map.of("line", 1, "kind", "other", "text", text));
    }

    private static Submission of(String kind, String path, String token, Map<String, ?> body) {
        try {
            return new Submission(kind, path, UUID.randomUUID().toString(), token, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts has a JSON form", e);
        }
    }

    HttpRequest to(int port) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }
}
