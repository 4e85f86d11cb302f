package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.util.Map;

/** A link that opens a page of a mini-program from a text message or a browser. */
public final class UrlLink extends Endpoint {

    private static final int LETTERS = 11;

    private final Deliveries deliveries;

    /** {@code POST /wxa/generate_urllink}. */
    public UrlLink(Deliveries deliveries) {
        super("POST", "/wxa/generate_urllink");
        this.deliveries = deliveries;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.MINI_PROGRAM);
        if (call.text("path").matches("https?:.*")) {
            throw new WechatError(40165, "invalid weapp pagepath");
        }
        if (call.text("query").length() > 1024) {
            throw new WechatError(40212, "invalid query");
        }
        var days = call.body().path("expire_interval");
        if (!days.isMissingNode() && (days.asInt() < 1 || days.asInt() > 30)) {
            throw new WechatError(85402, "invalid expire_time");
        }
        var link = "https://wxaurl.cn/" + Digests.letters(Digests.random(8)).substring(0, LETTERS);
        deliveries.add(
                "url-link", app, "", Map.of("url", link, "page", call.text("path"), "query", call.text("query")));
        return Answer.json(Map.of("errcode", 0, "errmsg", "ok", "url_link", link));
    }
}
