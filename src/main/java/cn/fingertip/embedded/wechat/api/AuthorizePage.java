package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Apps;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What opens in WeChat's browser before a page of ours that wants to know who is there. WeChat goes on at once; here
 * one chooses whom to be, or says so by {@code villager=}.
 */
public final class AuthorizePage extends Endpoint {

    private static final int VILLAGERS = 6;

    private final Apps apps;
    private final Grants grants;

    /** {@code GET /connect/oauth2/authorize}. */
    public AuthorizePage(Apps apps, Grants grants) {
        super("GET", "/connect/oauth2/authorize");
        this.apps = apps;
        this.grants = grants;
    }

    @Override
    public Answer answer(Call call) {
        var app = apps.find(call.parameter("appid"));
        if (app.isEmpty() || app.get().kind() != App.Kind.PUBLIC_ACCOUNT) {
            return refused("AppID 参数错误");
        }
        if (!call.parameter("redirect_uri").matches("https?://[^\\s]+")) {
            return refused("redirect_uri 参数错误 10003");
        }
        var scope = call.parameter("scope");
        if (!scope.matches("snsapi_base|snsapi_userinfo")
                || !call.parameter("response_type").equals("code")) {
            return refused("Scope 参数错误或没有 Scope 权限 10005");
        }
        var villager = call.parameter("villager");
        return villager.isEmpty() ? choice(call) : Answer.redirect(back(call, grants.code(app.get(), villager, scope)));
    }

    private static String back(Call call, String code) {
        var uri = call.parameter("redirect_uri");
        return uri + (uri.contains("?") ? "&" : "?") + "code=" + code + "&state=" + encoded(call.parameter("state"));
    }

    private static Answer refused(String why) {
        return page("<p>" + why + "</p>");
    }

    private static Answer choice(Call call) {
        var links = new StringBuilder("<p>微信替身:以谁的身份打开?</p>");
        for (var i = 1; i <= VILLAGERS; i++) {
            var query = new StringBuilder();
            call.query()
                    .forEach((name, value) -> query.append(name)
                            .append('=')
                            .append(encoded(value))
                            .append('&'));
            links.append("<p><a href=\"?%svillager=villager-%d\">villager-%d</a></p>".formatted(query, i, i));
        }
        return page(links.toString());
    }

    private static Answer page(String body) {
        return Answer.html(200, """
                <!doctype html><html lang="zh-CN"><meta charset="utf-8">
                <meta name="viewport" content="width=device-width"><title>微信替身</title>
                <body style="font:20px/1.6 sans-serif;max-width:30em;margin:2em auto;padding:0 1em">%s</body></html>
                """.formatted(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
