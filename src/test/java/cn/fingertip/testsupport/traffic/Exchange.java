package cn.fingertip.testsupport.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request and its answer, as a test saw them.
 *
 * @param sent the request's body where it is JSON, else null
 * @param got the answer's body where it is JSON, else null
 * @param mediaType of the answer, empty where it has no body
 */
record Exchange(
        String method, String path, Set<String> parameters, JsonNode sent, int status, String mediaType, JsonNode got) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Exchange of(FilterableRequestSpecification request, URI uri, Response response) {
        String type = response.contentType() == null ? "" : response.contentType();
        String mediaType = type.replaceFirst("\\s*;.*", "");
        boolean head = "HEAD".equals(request.getMethod());
        return new Exchange(
                request.getMethod(),
                uri.getRawPath(),
                parameters(uri),
                request.getBody() instanceof String body && isJson(request.getContentType()) ? read(body) : null,
                response.statusCode(),
                mediaType,
                isJson(mediaType) && !head ? read(response.asString()) : null);
    }

    /** @return the problem's code, null where the answer is none */
    String problem() {
        return "application/problem+json".equals(mediaType) && got != null
                ? got.path("code").asText()
                : null;
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    String shortened() {
        return "sent " + cut(sent) + "\ngot " + cut(got);
    }

    private static String cut(JsonNode body) {
        String text = String.valueOf(body);
        return text.length() > 2000 ? text.substring(0, 2000) + "…" : text;
    }

    private static boolean isJson(String type) {
        return type != null && (type.startsWith("application/json") || type.startsWith("application/problem+json"));
    }

    private static Set<String> parameters(URI uri) {
        return uri.getRawQuery() == null
                ? Set.of()
                : Arrays.stream(uri.getRawQuery().split("&"))
                        .map(pair -> pair.replaceFirst("=.*", ""))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** What a test sends on purpose need not be JSON; what is answered as JSON must be. */
    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    @Override
    public String toString() {
        return method + " " + path + " → " + status + (problem() == null ? "" : " " + problem());
    }
}
