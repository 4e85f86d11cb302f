package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Apps;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.util.List;
import java.util.Map;

/** What a public account's server asks of OAuth2, and what it learns of the follower. */
public final class OAuth {

    private final Apps apps;
    private final People people;
    private final Grants grants;

    /** @param grants what followers allowed */
    public OAuth(Apps apps, People people, Grants grants) {
        this.apps = apps;
        this.people = people;
        this.grants = grants;
    }

    private interface Answering {
        Object to(Call call) throws WechatError;
    }

    private static final class Path extends Endpoint {
        private final Answering answering;

        Path(String path, Answering answering) {
            super("GET", path);
            this.answering = answering;
        }

        @Override
        public Answer answer(Call call) throws WechatError {
            return Answer.plainJson(answering.to(call));
        }
    }

    /** @return {@code /sns/oauth2/access_token}, {@code /sns/oauth2/refresh_token}, {@code /sns/auth}, {@code /sns/userinfo} */
    public List<Endpoint> endpoints() {
        return List.of(
                new Path("/sns/oauth2/access_token", this::token),
                new Path("/sns/oauth2/refresh_token", this::refreshed),
                new Path("/sns/auth", this::checked),
                new Path("/sns/userinfo", this::user));
    }

    private Object token(Call call) throws WechatError {
        var app = account(apps.check(call.parameter("appid"), call.parameter("secret")));
        if (call.parameter("code").isEmpty()) {
            throw new WechatError(41008, "missing code");
        }
        return grants.byCode(app, call.parameter("code"));
    }

    private Object refreshed(Call call) throws WechatError {
        var app =
                account(apps.find(call.parameter("appid")).orElseThrow(() -> new WechatError(40013, "invalid appid")));
        return grants.byRefresh(app, call.parameter("refresh_token"));
    }

    private Object checked(Call call) throws WechatError {
        grants.byToken(call.parameter("access_token"), call.parameter("openid"));
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    private Object user(Call call) throws WechatError {
        var openid = call.parameter("openid");
        var grant = grants.byToken(call.parameter("access_token"), openid);
        if (!grant.scope().equals("snsapi_userinfo")) {
            throw new WechatError(48001, "api unauthorized");
        }
        return Map.of(
                "openid",
                openid,
                "unionid",
                people.unionid(grant.person()),
                "nickname",
                "微信用户",
                "headimgurl",
                "",
                "privilege",
                List.of());
    }

    private static App account(App app) throws WechatError {
        if (app.kind() != App.Kind.PUBLIC_ACCOUNT) {
            throw new WechatError(40013, "invalid appid");
        }
        return app;
    }
}
