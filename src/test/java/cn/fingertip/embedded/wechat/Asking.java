package cn.fingertip.embedded.wechat;

import cn.fingertip.embedded.wechat.server.App;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A stand-in with one app of each kind, and calls of it with their tokens. */
final class Asking implements AutoCloseable {
    static final String MINI = "wx-ma";
    static final String ACCOUNT = "wx-mp";
    private static final ObjectMapper JSON = new ObjectMapper();

    final WechatStandIn wechat;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Asking() throws IOException {
        wechat = WechatStandIn.start(List.of(
                App.miniProgram(MINI, "s1").withCallbacks("token-ma", "b25seS1mb3ItZGV2LWFuZC10ZXN0LW9mLW1hLTAwMDE"),
                App.publicAccount(ACCOUNT, "s2")
                        .withCallbacks("token-mp", "b25seS1mb3ItZGV2LWFuZC10ZXN0LW9mLW1wLTAwMDE")));
    }

    /** Calls with a body, as an app. */
    JsonNode as(String appId, String path, String body) throws IOException, InterruptedException {
        return json(post(path + "?access_token=" + token(appId), body).body());
    }

    /** Calls without one. */
    JsonNode as(String appId, String path) throws IOException, InterruptedException {
        var sign = path.contains("?") ? "&" : "?";
        return json(get(path + sign + "access_token=" + token(appId)).body());
    }

    /** Uploads a form whose boundary is {@code b}. */
    JsonNode upload(String appId, String path, String form) throws IOException, InterruptedException {
        return json(client.send(
                        to(path + "&access_token=" + token(appId))
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    /** @return the errcode that comes */
    int code(String appId, String path, String body) throws IOException, InterruptedException {
        return as(appId, path, body).path("errcode").asInt();
    }

    String token(String appId) throws IOException, InterruptedException {
        var body = """
                {"grant_type":"client_credential","appid":"%s","secret":"%s"}""".formatted(appId, wechat.app(appId).secret());
        return json(post("/cgi-bin/stable_token", body).body())
                .path("access_token")
                .asText();
    }

    /** A person uses the mini-program now. */
    String login(String person) throws IOException, InterruptedException {
        return json(get("/sns/jscode2session?appid=" + MINI + "&secret=s1&js_code=" + person)
                        .body())
                .path("openid")
                .asText();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path, String body) throws IOException, InterruptedException {
        return client.send(to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(wechat.baseUrl() + path));
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        wechat.close();
        client.close();
    }
}
