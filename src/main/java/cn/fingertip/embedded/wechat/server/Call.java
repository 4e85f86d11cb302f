package cn.fingertip.embedded.wechat.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What was asked.
 *
 * @param path as asked for
 * @param query parameters of the URL
 * @param body the request's JSON, a missing node where there is none; of an uploaded form its parts' names and sizes
 * @param app whose token came with it, null at paths that take none
 */
public record Call(String path, Map<String, String> query, JsonNode body, App app) {

    /** @return a field of the body as text, empty where it is missing */
    public String text(String field) {
        return body.path(field).asText("");
    }

    /** @return a parameter of the URL, empty where it is missing */
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Refuses a mini-program at what only public accounts may, and the other way round. */
    public App appOf(App.Kind kind) throws WechatError {
        if (app.kind() != kind) {
            throw new WechatError(48001, "api unauthorized");
        }
        return app;
    }

    /** @return the parameters of {@code a=1&b=2}, of a form too; none of null */
    public static Map<String, String> parameters(String raw) {
        var parameters = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&")) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
