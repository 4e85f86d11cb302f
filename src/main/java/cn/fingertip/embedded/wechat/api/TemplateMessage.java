package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.push.Callbacks;
import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.Time;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A message of a public account to a follower; whether it came is told by an event, {@code TEMPLATESENDJOBFINISH}. */
public final class TemplateMessage extends Endpoint {

    private static final Duration LATER = Duration.ofMillis(300);

    private final People people;
    private final Deliveries deliveries;
    private final Callbacks callbacks;
    private final AtomicLong last;

    /** {@code POST /cgi-bin/message/template/send}. */
    public TemplateMessage(Time time, People people, Deliveries deliveries, Callbacks callbacks) {
        super("POST", "/cgi-bin/message/template/send");
        this.people = people;
        this.deliveries = deliveries;
        this.callbacks = callbacks;
        this.last = new AtomicLong(time.firstNumber());
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.PUBLIC_ACCOUNT);
        var openid = call.text("touser");
        people.check(app, openid);
        if (call.text("template_id").isEmpty()) {
            throw new WechatError(40037, "invalid template_id");
        }
        if (!people.follows(openid)) {
            throw new WechatError(43004, "require subscribe");
        }
        var data = new LinkedHashMap<String, String>();
        call.body()
                .path("data")
                .properties()
                .forEach(field ->
                        data.put(field.getKey(), field.getValue().path("value").asText("")));
        if (data.isEmpty()) {
            throw new WechatError(47003, "argument invalid! data is empty");
        }
        deliveries.add(
                "template-message",
                app,
                openid,
                Map.of("template", call.text("template_id"), "url", call.text("url"), "data", data));
        var msgid = last.incrementAndGet();
        callbacks.push(app, openid, event(msgid), LATER);
        return Answer.json(Map.of("errcode", 0, "errmsg", "ok", "msgid", msgid));
    }

    private static Map<String, ?> event(long msgid) {
        var event = new LinkedHashMap<String, Object>();
        event.put("MsgType", "event");
        event.put("Event", "TEMPLATESENDJOBFINISH");
        event.put("MsgID", msgid);
        event.put("Status", "success");
        return event;
    }
}
