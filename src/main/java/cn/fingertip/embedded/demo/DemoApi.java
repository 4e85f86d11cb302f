package cn.fingertip.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The product's own API, as a client sees it. Demo content comes in this way and no other, so that whatever it shows
 * went through the real import, the real review and the real rules.
 */
final class DemoApi implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DemoApi.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String BOUNDARY = "fingertip-demo-boundary";

    private static final int CONFLICT = 409;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> tokens = new HashMap<>();
    private final URI base;

    /** @param base of the running server, {@code http://127.0.0.1:8080} */
    DemoApi(URI base) {
        this.base = base;
    }

    /** Waits until the server takes requests: what starts before it is done must not be asked of it. */
    void awaitServer() {
        while (true) {
            try {
                if (http.send(request(null, "/q/health/live").GET().build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LOG.debug("the server is not up yet", notYet);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while waiting for the server", e);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** @return a token of that staff account, logged in once */
    String staff(String username) {
        return tokens.computeIfAbsent(
                username,
                name -> post(null, "/api/v1/staff/login", Map.of("username", name, "password", DemoStaff.PASSWORD))
                        .path("accessToken")
                        .asText());
    }

    /** @return a token of the villager whom the stand-in WeChat knows by that code */
    String villager(String code) {
        return tokens.computeIfAbsent(
                "code:" + code,
                _ -> post(null, "/api/v1/auth/wechat", Map.of("code", code))
                        .path("accessToken")
                        .asText());
    }

    JsonNode get(String token, String path) {
        return send(request(token, path).GET().build());
    }

    /** @param token null for nobody */
    JsonNode post(String token, String path, Map<String, ?> body) {
        return post(token, path, body, null);
    }

    /** @param idempotencyKey null where the operation takes none */
    JsonNode post(String token, String path, Map<String, ?> body, String idempotencyKey) {
        try {
            HttpRequest.Builder request = request(token, path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
            if (idempotencyKey != null) {
                request.header("Idempotency-Key", idempotencyKey);
            }
            return send(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode put(String token, String path, Map<String, ?> body) {
        try {
            return send(request(token, path)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One step of a workflow; a start that was cut short may have taken it already, which is as good. */
    void step(String token, String path, Map<String, ?> body) {
        try {
            post(token, path, body);
        } catch (RefusedException refused) {
            if (refused.status != CONFLICT) {
                throw refused;
            }
        }
    }

    /** As {@link #step}, of what is put and not posted. */
    void stepByPut(String token, String path, Map<String, ?> body) {
        try {
            put(token, path, body);
        } catch (RefusedException refused) {
            if (refused.status != CONFLICT) {
                throw refused;
            }
        }
    }

    /** Sends a workbook with its form fields; @return the import as first answered */
    JsonNode upload(String token, String path, String fileName, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        part(body, "name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(token, path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** @return {@code value}, fit for a query */
    static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new RefusedException(
                        response.statusCode(),
                        request.method() + " " + request.uri() + " answered " + response.statusCode() + " "
                                + response.body());
            }
            return response.body().isEmpty() ? json.nullNode() : json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while demo content came in", e);
        }
    }

    /** What the product refused, and why. */
    private static final class RefusedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
