package cn.fingertip.journey;

import static io.restassured.RestAssured.given;

import cn.fingertip.testsupport.As;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that somebody gets to see, taken from the contract, so that what is added later is looked at too: every
 * GET that names nothing in its path, plain and narrowed to places; and every operation on a report, given its id.
 *
 * @param token of who looks, null for nobody in particular
 * @param everywhere whether to ask for what is not staff's too, which one answer shows for all
 */
record Outlook(String token, boolean everywhere) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STAFF = "/api/v1/staff/";
    private static final Map<String, JsonNode> CONTRACT = new TreeMap<>();
    private static final Set<String> PLACES = Set.of("region", "county", "office", "chain", "village", "township");

    /** @return answers by what was asked */
    Map<String, String> lists(List<String> places) {
        Map<String, String> seen = new TreeMap<>();
        paths().forEach((path, operations) -> {
            if (operations.has("get") && !path.contains("{") && (everywhere || path.startsWith(STAFF))) {
                seen.put(path, ask("GET", path, null));
                operations.path("get").path("parameters").forEach(parameter -> {
                    String name = parameter.path("name").asText();
                    if (PLACES.contains(name)) {
                        places.forEach(place -> {
                            String narrowed = path + "?" + name + "=" + place;
                            seen.put(narrowed, ask("GET", narrowed, null));
                        });
                    }
                });
            }
        });
        return seen;
    }

    /** @return answers to every operation on one report, its id left out, by operation; with the contract's own examples */
    Map<String, String> operationsOn(String report) {
        String other = UUID.nameUUIDFromBytes(new byte[1]).toString();
        Map<String, String> answers = new TreeMap<>();
        paths().forEach((path, operations) -> {
            if (path.startsWith("/api/v1/staff/reports/{")) {
                operations.properties().forEach(operation -> {
                    if (operation.getValue().has("responses")) {
                        String method = operation.getKey().toUpperCase(Locale.ROOT);
                        String filled = path.replaceFirst("\\{[^}]+}", report).replaceAll("\\{[^}]+}", other);
                        JsonNode example = operation
                                .getValue()
                                .path("requestBody")
                                .path("content")
                                .path("application/json")
                                .path("example");
                        answers.put(
                                method + " " + path,
                                ask(method, filled, example.isMissingNode() ? null : json(example))
                                        .replace(report, "…"));
                    }
                });
            }
        });
        return answers;
    }

    private String ask(String method, String path, String body) {
        RequestSpecification request =
                (token == null ? As.nobody() : As.token(token)).redirects().follow(false);
        if (body != null) {
            request.contentType(ContentType.JSON)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(body);
        }
        Response answer = request.request(method, path);
        return answer.statusCode() + " " + answer.asString().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private static String json(JsonNode example) {
        try {
            return JSON.writeValueAsString(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static synchronized Map<String, JsonNode> paths() {
        if (CONTRACT.isEmpty()) {
            try {
                JSON.readTree(given().queryParam("format", "json")
                                .get("/openapi")
                                .asString())
                        .path("paths")
                        .properties()
                        .forEach(path -> {
                            if (path.getKey().startsWith("/api/v1/")) {
                                CONTRACT.put(path.getKey(), path.getValue());
                            }
                        });
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return CONTRACT;
    }
}
