package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.push.Callbacks;
import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a picture or sound may be shown to others: found by an event, {@code wxa_media_check}, some time later. */
public final class MediaCheck extends Endpoint {

    private static final Duration LATER = Duration.ofMillis(300);

    private final People people;
    private final Verdicts verdicts;
    private final Deliveries deliveries;
    private final Callbacks callbacks;

    /** {@code POST /wxa/media_check_async}. */
    public MediaCheck(People people, Verdicts verdicts, Deliveries deliveries, Callbacks callbacks) {
        super("POST", "/wxa/media_check_async");
        this.people = people;
        this.verdicts = verdicts;
        this.deliveries = deliveries;
        this.callbacks = callbacks;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.MINI_PROGRAM);
        var openid = call.text("openid");
        var url = call.text("media_url");
        check(app, call, url, openid);
        var trace = Digests.random(8);
        var result = verdicts.of(URLDecoder.decode(url, StandardCharsets.UTF_8));
        deliveries.add("media-check", app, openid, Map.of("media_url", url, "result", result, "trace_id", trace));
        callbacks.push(app, openid, event(app, trace, result), LATER);
        return Answer.json(Map.of("errcode", 0, "errmsg", "ok", "trace_id", trace));
    }

    private void check(App app, Call call, String url, String openid) throws WechatError {
        if (!url.matches("https?://.+")) {
            throw new WechatError(40007, "invalid media url");
        }
        if (!call.text("media_type").matches("[12]") || !call.text("version").equals("2")) {
            throw new WechatError(47001, "data format error: media_type, version");
        }
        if (!call.text("scene").matches("[1-4]")) {
            throw new WechatError(40129, "invalid scene");
        }
        people.check(app, openid);
        if (!people.wasHereLately(openid)) {
            throw new WechatError(61010, "code is expired");
        }
    }

    private static Map<String, ?> event(App app, String trace, Map<String, Object> result) {
        var detail = new LinkedHashMap<>(result);
        detail.putAll(Map.of("strategy", "content_model", "errcode", 0, "prob", 90));
        var event = new LinkedHashMap<String, Object>();
        event.put("MsgType", "event");
        event.put("Event", "wxa_media_check");
        event.put("appid", app.appId());
        event.put("trace_id", trace);
        event.put("version", 2);
        event.put("detail", List.of(detail));
        event.put("errcode", 0);
        event.put("errmsg", "ok");
        event.put("result", result);
        return event;
    }
}
