import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The product, over HTTP as a clerk's browser uses it. */
final class ProductImport {
    private static final String BOUNDARY = "fingertip-bench";
    /** Given where several programs use the same clerk. */
    private static final String PASSWORD = System.getenv().getOrDefault(
            "BENCH_PASSWORD", "bench-" + Long.toHexString(new java.security.SecureRandom().nextLong()));

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String site;

    ProductImport(String site) {
        this.site = site;
    }

    void makeClerk(String adminPassword) throws IOException, InterruptedException {
        Map<String, Object> clerk = Map.of(
                "username", "clerk.bench", "name", "测速经办", "password", PASSWORD,
                "grants", List.of(Map.of("role", "clerk", "region", "360735100")));
        post("/api/v1/staff/people", login("admin", adminPassword), json.writeValueAsString(clerk));
    }

    List<String> villages() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        get("/api/v1/regions/360735100", null).path("children").forEach(child -> names.add(child.path("name").asText()));
        return names;
    }

    /**
     * Sends the file and waits until its draft stands.
     *
     * @return seconds from the first byte sent to the answer "done"
     */
    double run(Path file, String period, int rows, String total) throws IOException, InterruptedException {
        String token = login("clerk.bench", PASSWORD);
        StringBuilder fields = new StringBuilder();
        Map.of("programme", "farmland", "region", "360735100", "year", "2025", "period", period)
                .forEach((name, value) -> fields.append("--").append(BOUNDARY)
                        .append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n")
                        .append(value).append("\r\n"));
        fields.append("--").append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.xlsx\"\r\n")
                .append("Content-Type: application/octet-stream\r\n\r\n");
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(fields.toString()),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        long start = System.nanoTime();
        JsonNode sent = send(request("/api/v1/staff/imports", token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body));
        JsonNode state = sent;
        while (!state.path("status").asText().equals("done")) {
            if (state.path("status").asText().equals("refused")) {
                throw new IllegalStateException("refused: " + state);
            }
            Thread.sleep(50);
            state = get("/api/v1/staff/imports/" + sent.path("id").asText(), token);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (state.path("accepted").asInt() != rows || !state.path("totalAmount").asText().equals(total)) {
            throw new IllegalStateException("not what was sent: " + state);
        }
        return seconds;
    }

    private String login(String username, String password) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("username", username, "password", password));
        return post("/api/v1/staff/login", null, body).path("accessToken").asText();
    }

    private JsonNode post(String path, String token, String body) throws IOException, InterruptedException {
        return send(request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private JsonNode get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).GET());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
