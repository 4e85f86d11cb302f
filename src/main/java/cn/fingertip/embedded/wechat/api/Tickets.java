package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.Time;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The ticket that pages of a public account sign their calls of the JS-SDK with; the same for two hours. */
public final class Tickets extends Endpoint {

    private static final Duration LIFE = Duration.ofSeconds(7200);

    private final Time time;
    private final Map<String, Ticket> given = new HashMap<>();

    private record Ticket(String text, Instant end) {}

    /** {@code GET /cgi-bin/ticket/getticket}. */
    public Tickets(Time time) {
        super("GET", "/cgi-bin/ticket/getticket");
        this.time = time;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.PUBLIC_ACCOUNT);
        var type = call.parameter("type");
        if (!type.matches("jsapi|wx_card")) {
            throw new WechatError(40097, "invalid args: type");
        }
        var ticket = of(app.appId() + " " + type);
        var left = Duration.between(time.now(), ticket.end()).plusMillis(999).toSeconds();
        return Answer.json(Map.of("errcode", 0, "errmsg", "ok", "ticket", ticket.text(), "expires_in", left));
    }

    private synchronized Ticket of(String key) {
        var now = time.now();
        return given.compute(
                key,
                (same, old) ->
                        old != null && old.end().isAfter(now) ? old : new Ticket(Digests.random(43), now.plus(LIFE)));
    }
}
