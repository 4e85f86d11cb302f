package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.Apps;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * A login code against an openid. The real one takes a code once; here the same code always gives the same openid, so
 * that a walk-through can be repeated, and the code's beginning says how it shall go.
 */
public final class CodeToSession extends Endpoint {

    private static final int SESSION_KEY_BYTES = 16;

    private final Apps apps;
    private final People people;

    /** {@code GET /sns/jscode2session}. */
    public CodeToSession(Apps apps, People people) {
        super("GET", "/sns/jscode2session");
        this.apps = apps;
        this.people = people;
    }

    @Override
    public Answer answer(Call call) throws WechatError, IOException {
        var app = apps.check(call.parameter("appid"), call.parameter("secret"));
        var code = call.parameter("js_code");
        if (code.isEmpty()) {
            throw new WechatError(41008, "missing code");
        }
        refuse(code);
        var openid = people.openid(app, code);
        people.touch(openid);
        return Answer.plainJson(
                Map.of("openid", openid, "session_key", sessionKeyOf(code), "unionid", people.unionid(code)));
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

    private static String sessionKeyOf(String code) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(Digests.sha256("session " + code), SESSION_KEY_BYTES));
    }
}
