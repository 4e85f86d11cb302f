package cn.fingertip.embedded.wechat.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What goes back.
 *
 * @param status 200 in all that WeChat's API says
 * @param contentType of the body
 * @param body its bytes
 * @param location where a redirect leads, otherwise null
 */
public record Answer(int status, String contentType, byte[] body, String location) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return JSON, called so */
    public static Answer json(Object content) {
        return json("application/json; encoding=utf-8", content);
    }

    /** @return JSON called plain text, as WeChat does at some endpoints */
    public static Answer plainJson(Object content) {
        return json("text/plain", content);
    }

    private static Answer json(String contentType, Object content) {
        try {
            return new Answer(200, contentType, JSON.writeValueAsBytes(content), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts are JSON", e);
        }
    }

    /** @return what WeChat says when all is well and there is nothing else to say */
    public static Answer ok() {
        return json(Map.of("errcode", 0, "errmsg", "ok"));
    }

    /** @return a page for people */
    public static Answer html(int status, String page) {
        return new Answer(status, "text/html; charset=UTF-8", page.getBytes(StandardCharsets.UTF_8), null);
    }

    /** @return what is none of the formats above */
    public static Answer bytes(String contentType, byte[] body) {
        return new Answer(200, contentType, body, null);
    }

    /** @return a browser goes on there */
    public static Answer redirect(String location) {
        return new Answer(302, "text/plain", new byte[0], location);
    }
}
