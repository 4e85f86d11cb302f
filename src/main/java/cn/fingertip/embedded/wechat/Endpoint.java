package cn.fingertip.embedded.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** WeChat's manners: the status is 200 whatever happens, and an error is {@code {"errcode","errmsg"}}. */
abstract class Endpoint implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String contentType;

    /**
     * @param method the one HTTP method it takes
     * @param contentType WeChat sends its JSON as {@code text/plain} at some endpoints
     */
    Endpoint(String method, String contentType) {
        this.method = method;
        this.contentType = contentType;
    }

    /**
     * Answers one call.
     *
     * @param query parameters of the URL
     * @param body the request's JSON, a missing node where there is none
     * @throws WechatError for an answer with an errcode
     */
    abstract Map<String, ?> answer(Map<String, String> query, JsonNode body) throws WechatError, IOException;

    @Override
    public final void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = JSON.writeValueAsBytes(answerOrError(exchange));
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Map<String, ?> answerOrError(HttpExchange exchange) throws IOException {
        try {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (!exchange.getRequestMethod().equals(method)) {
                throw new WechatError(method.equals("GET") ? 43001 : 43002, "require " + method + " method");
            }
            return answer(query(exchange.getRequestURI().getRawQuery()), body);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            return new WechatError(47001, "data format error").body();
        } catch (WechatError e) {
            return e.body();
        }
    }

    private static Map<String, String> query(String raw) {
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
