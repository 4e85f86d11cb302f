package cn.fingertip.embedded.wechat;

import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be told to the stand-in from another process, which is what {@link WechatStandIn} offers in its own. */
final class Admin {

    private static final Map<String, ?> DONE = Map.of("ok", true);

    private final WechatStandIn standIn;

    Admin(WechatStandIn standIn) {
        this.standIn = standIn;
    }

    List<AdminPath> paths() {
        return List.of(
                new AdminPath("POST", "/admin/fail", this::fail),
                new AdminPath("POST", "/admin/reset", call -> done(standIn::reset)),
                new AdminPath("POST", "/admin/advance", this::advance),
                new AdminPath(
                        "POST",
                        "/admin/kill-token",
                        call -> done(() -> standIn.killToken(app(call).appId()))),
                new AdminPath(
                        "POST",
                        "/admin/expire-token",
                        call -> done(() -> standIn.expireToken(app(call).appId()))),
                new AdminPath("POST", "/admin/app", this::register),
                new AdminPath(
                        "GET",
                        "/admin/apps",
                        call -> standIn.apps().stream().map(Admin::shown).toList()),
                new AdminPath("GET", "/admin/openid", this::openid),
                new AdminPath("POST", "/admin/consent", this::consent),
                new AdminPath("POST", "/admin/refuse", call -> done(() -> standIn.refuse(openidOf(call)))),
                new AdminPath(
                        "POST", "/admin/verdict", call -> done(() -> standIn.nextVerdict(needed(call, "suggest")))),
                new AdminPath("POST", "/admin/oauth-code", this::oauthCode),
                new AdminPath("POST", "/admin/callbacks", this::callbacks),
                new AdminPath("POST", "/admin/follower", this::follower),
                new AdminPath("GET", "/admin/calls", call -> standIn.calls()),
                new AdminPath("GET", "/admin/delivered", call -> DeliveryView.of(standIn.delivered())));
    }

    private Object fail(Call call) {
        var times = call.body().path("times").asInt(1);
        return done(() -> standIn.fail(needed(call, "path"), Failure.of(call.body()), times));
    }

    private Object advance(Call call) {
        return done(() ->
                standIn.advance(Duration.ofSeconds(call.body().path("seconds").asLong())));
    }

    private Object register(Call call) {
        var kind = "mp".equals(call.text("kind")) ? App.Kind.PUBLIC_ACCOUNT : App.Kind.MINI_PROGRAM;
        var app = new App(
                kind,
                needed(call, "appid"),
                needed(call, "secret"),
                call.body().path("token").asText(null),
                call.body().path("aesKey").asText(null));
        return done(() -> standIn.register(app));
    }

    private static Map<String, ?> shown(App app) {
        var kind = app.kind() == App.Kind.PUBLIC_ACCOUNT ? "mp" : "ma";
        return Map.of("appid", app.appId(), "kind", kind, "callbacks", app.token() != null);
    }

    private Object consent(Call call) {
        var openid = call.text("openid").equals("*") ? "*" : openidOf(call);
        return done(() -> standIn.consent(
                openid, needed(call, "template"), call.body().path("times").asInt(1)));
    }

    private Object oauthCode(Call call) {
        return Map.of("code", standIn.oauthCode(app(call).appId(), needed(call, "person")));
    }

    private Object callbacks(Call call) {
        standIn.callbacksTo(needed(call, "site"));
        var verified = new TreeMap<String, Boolean>();
        standIn.apps().stream()
                .filter(app -> app.token() != null)
                .forEach(app -> verified.put(app.appId(), standIn.verifyCallback(app.appId())));
        return verified;
    }

    private Object follower(Call call) {
        return standIn.follower(
                app(call).appId(),
                openidOf(call),
                needed(call, "action"),
                call.text("content"),
                call.body().path("times").asInt(1));
    }

    /** Whom it is about: by openid, or as the person that has one at the app. */
    private String openidOf(Call call) {
        var openid = call.text("openid");
        return openid.isEmpty() ? standIn.openid(app(call).appId(), needed(call, "person")) : openid;
    }

    private Object openid(Call call) {
        return Map.of("openid", standIn.openid(call.parameter("appid"), call.parameter("person")));
    }

    private App app(Call call) {
        return standIn.app(needed(call, "appid"));
    }

    private static String needed(Call call, String field) {
        if (call.text(field).isEmpty()) {
            throw new IllegalArgumentException(field + " is needed");
        }
        return call.text(field);
    }

    private static Object done(Runnable told) {
        told.run();
        return DONE;
    }
}
