package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a text may be shown to others (version 2): at most 2,500 characters, of a user who was here within two hours. */
public final class TextCheck extends Endpoint {

    private static final int MOST_CHARACTERS = 2500;

    private final People people;
    private final Verdicts verdicts;
    private final Deliveries deliveries;

    /** {@code POST /wxa/msg_sec_check}. */
    public TextCheck(People people, Verdicts verdicts, Deliveries deliveries) {
        super("POST", "/wxa/msg_sec_check");
        this.people = people;
        this.verdicts = verdicts;
        this.deliveries = deliveries;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.MINI_PROGRAM);
        var content = call.text("content");
        check(app, call, content);
        var result = verdicts.of(content);
        var trace = Digests.random(8);
        deliveries.add(
                "text-check",
                app,
                call.text("openid"),
                Map.of("content", content, "result", result, "trace_id", trace));
        var detail = new HashMap<String, Object>(result);
        detail.putAll(Map.of("strategy", "content_model", "errcode", 0, "prob", 90));
        return Answer.json(
                Map.of("errcode", 0, "errmsg", "ok", "result", result, "detail", List.of(detail), "trace_id", trace));
    }

    private void check(App app, Call call, String content) throws WechatError {
        // A number by its documentation; it takes a string too.
        if (!call.text("version").equals("2")) {
            throw new WechatError(47001, "data format error: version");
        }
        if (content.isEmpty()) {
            throw new WechatError(44002, "empty post data");
        }
        // Its documentation names the limit and no code of its own: this is the general one.
        if (content.codePointCount(0, content.length()) > MOST_CHARACTERS) {
            throw new WechatError(45002, "content size out of limit");
        }
        if (!call.text("scene").matches("[1-4]")) {
            throw new WechatError(40129, "invalid scene");
        }
        people.check(app, call.text("openid"));
        if (!people.wasHereLately(call.text("openid"))) {
            throw new WechatError(61010, "code is expired");
        }
    }
}
