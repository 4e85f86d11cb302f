package cn.fingertip.testsupport;

import cn.fingertip.embedded.wechat.server.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the stand-in WeChat of the application under test, which is a process of its own, what to do. */
public final class StandIn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;

    private StandIn(String address) {
        this.address = address;
    }

    /** @return the one that the application under test calls */
    public static StandIn ofTheApplication() {
        return at(ConfigProvider.getConfig().getValue("fingertip.wechat.api-base-url", String.class));
    }

    /** @param address without a slash at the end */
    public static StandIn at(String address) {
        return new StandIn(address);
    }

    /** Plans how the next calls of a path fail; reset it after the test. */
    public void fail(String path, Failure failure, int times) {
        Map<String, Object> body = new HashMap<>(failure.body());
        body.put("path", path);
        body.put("times", times);
        tell("/admin/fail", body);
    }

    /** Forgets planned failures, moves of time, consents, menus, calls and what was delivered. */
    public void reset() {
        tell("/admin/reset", Map.of());
    }

    /** Makes an app's tokens invalid (40001); only a forced refresh gives a new one. */
    public void killToken(String appId) {
        tell("/admin/kill-token", Map.of("appid", appId));
    }

    /** Ends an app's tokens (42001). */
    public void expireToken(String appId) {
        tell("/admin/expire-token", Map.of("appid", appId));
    }

    /** Somebody ticks a template; {@code *} for everybody, or all templates. */
    public void consent(String openid, String template, int times) {
        tell("/admin/consent", Map.of("openid", openid, "template", template, "times", times));
    }

    /** What the next content check finds: {@code pass}, {@code review} or {@code risky}. */
    public void nextVerdict(String suggest) {
        tell("/admin/verdict", Map.of("suggest", suggest));
    }

    /** @return a code as a page of a public account gets it when this person opens it from a menu */
    public String oauthCode(String appId, String person) {
        return tell("/admin/oauth-code", Map.of("appid", appId, "person", person))
                .path("code")
                .asText();
    }

    /**
     * Where callbacks go from now on, here most often {@code "http://127.0.0.1:" + RestAssured.port}.
     *
     * @return by appid whether its server gave the right echo
     */
    public JsonNode callbacksTo(String site) {
        return tell("/admin/callbacks", Map.of("site", site));
    }

    /**
     * A user does something in WeChat; waits for the application's answer.
     *
     * @param action {@code text}, {@code subscribe}, {@code unsubscribe}, {@code CLICK} or {@code VIEW}
     * @param content what is written, or a button's key or address
     * @param times how often the very same message is sent
     * @return attempts, status, answer, replies
     */
    public JsonNode follower(String appId, String person, String action, String content, int times) {
        return tell(
                "/admin/follower",
                Map.of("appid", appId, "person", person, "action", action, "content", content, "times", times));
    }

    /** Moves the stand-in's time on. */
    public void advance(Duration by) {
        tell("/admin/advance", Map.of("seconds", by.toSeconds()));
    }

    /** @return the openid that a person has at an app; the person is what a login code says */
    public String openid(String appId, String person) {
        return ask("/admin/openid?appid=" + encoded(appId) + "&person=" + encoded(person))
                .path("openid")
                .asText();
    }

    /** @return the paths asked for, oldest first */
    public List<String> calls() {
        return ask("/admin/calls").valueStream().map(JsonNode::asText).toList();
    }

    /** @return what came out at users, newest first: number, at, kind, appid, openid, content */
    public List<JsonNode> delivered() {
        return ask("/admin/delivered").valueStream().toList();
    }

    /** Tells it something by one of its admin paths. */
    public JsonNode tell(String path, Map<String, ?> body) {
        try {
            return answer(request(path)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode ask(String path) {
        return answer(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri().getPath() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
