package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.Apps;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.Tokens;
import cn.fingertip.embedded.wechat.server.WechatError;

/** A new access token with every call, which ends the one before. */
public final class BasicToken extends Endpoint {

    private final Apps apps;
    private final Tokens tokens;

    /** {@code GET /cgi-bin/token}. */
    public BasicToken(Apps apps, Tokens tokens) {
        super("GET", "/cgi-bin/token");
        this.apps = apps;
        this.tokens = tokens;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        if (!call.parameter("grant_type").equals("client_credential")) {
            throw new WechatError(40002, "invalid grant_type");
        }
        return Answer.json(tokens.basic(apps.check(call.parameter("appid"), call.parameter("secret"))));
    }
}
