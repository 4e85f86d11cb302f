package cn.fingertip.embedded.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The token a mini-program's server calls with, by either endpoint. {@code /cgi-bin/token} makes a new one each time;
 * {@code /cgi-bin/stable_token} gives the same again unless {@code force_refresh} asks otherwise.
 */
final class AccessTokens {

    private static final int SECONDS = 7200;
    private static final int TOKEN_BYTES = 48;

    private final MiniProgram app;
    private String stable = make();

    AccessTokens(MiniProgram app) {
        this.app = app;
    }

    Endpoint byQuery() {
        return new Endpoint("GET", "application/json") {
            @Override
            Map<String, ?> answer(Map<String, String> query, JsonNode body) throws WechatError {
                app.check(query.get("appid"), query.get("secret"));
                return token(make());
            }
        };
    }

    Endpoint byBody() {
        return new Endpoint("POST", "application/json") {
            @Override
            Map<String, ?> answer(Map<String, String> query, JsonNode body) throws WechatError {
                app.check(body.path("appid").asText(), body.path("secret").asText());
                return token(stable(body.path("force_refresh").asBoolean()));
            }
        };
    }

    private synchronized String stable(boolean refresh) {
        if (refresh) {
            stable = make();
        }
        return stable;
    }

    private static Map<String, ?> token(String token) {
        return Map.of("access_token", token, "expires_in", SECONDS);
    }

    private static String make() {
        var bytes = new byte[TOKEN_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
