package cn.fingertip.embedded.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * {@code GET /sns/jscode2session}: a login code against an openid. The real one takes a code once; here the same code
 * always gives the same openid, so that a walk-through can be repeated, and the code's beginning says how it shall go.
 */
final class CodeToSession extends Endpoint {

    private static final int SESSION_KEY_BYTES = 16;
    /** An openid is 28 characters, the first ones the same for every follower of an account. */
    private static final String OPENID_PREFIX = "oDEV0";

    private static final int OPENID_LENGTH = 28;

    private final MiniProgram app;

    CodeToSession(MiniProgram app) {
        super("GET", "text/plain");
        this.app = app;
    }

    @Override
    Map<String, ?> answer(Map<String, String> query, JsonNode body) throws WechatError, IOException {
        app.check(query.get("appid"), query.get("secret"));
        var code = query.getOrDefault("js_code", "");
        if (code.isEmpty()) {
            throw new WechatError(41008, "missing code");
        }
        refuse(code);
        return Map.of("openid", openidOf(code), "session_key", sessionKeyOf(code));
    }

    private static void refuse(String code) throws WechatError, IOException {
        switch (code.substring(0, code.indexOf('-') + 1)) {
            case "bad-" -> throw new WechatError(40029, "invalid code");
            case "used-" -> throw new WechatError(40163, "code been used");
            case "blocked-" -> throw new WechatError(40226, "code blocked");
            case "limit-" ->
                throw new WechatError(45011, "api minute-quota reach limit, must slower, retry next minute");
            case "busy-" -> throw new WechatError(-1, "system error");
            case "down-" -> throw new IOException("WeChat is down: the connection closes without an answer");
            default -> {
                // Any other code is good.
            }
        }
    }

    private static String openidOf(String code) {
        var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("openid " + code));
        return OPENID_PREFIX + hash.substring(0, OPENID_LENGTH - OPENID_PREFIX.length());
    }

    private static String sessionKeyOf(String code) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(sha256("session " + code), SESSION_KEY_BYTES));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
