package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.Apps;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.Tokens;
import cn.fingertip.embedded.wechat.server.WechatError;

/** The access token that stays the same until it ends or {@code force_refresh} asks otherwise. */
public final class StableToken extends Endpoint {

    private final Apps apps;
    private final Tokens tokens;

    /** {@code POST /cgi-bin/stable_token}. */
    public StableToken(Apps apps, Tokens tokens) {
        super("POST", "/cgi-bin/stable_token");
        this.apps = apps;
        this.tokens = tokens;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        if (!call.text("grant_type").equals("client_credential")) {
            throw new WechatError(40002, "invalid grant_type");
        }
        var app = apps.check(call.text("appid"), call.text("secret"));
        return Answer.json(tokens.stable(app, call.body().path("force_refresh").asBoolean()));
    }
}
