package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.util.LinkedHashMap;

/** A message to somebody who agreed to get one of its template: of a mini-program, or of a public account. */
public final class SubscribeMessage extends Endpoint {

    private final App.Kind kind;
    private final People people;
    private final Consents consents;
    private final Deliveries deliveries;

    private SubscribeMessage(String path, App.Kind kind, People people, Consents consents, Deliveries deliveries) {
        super("POST", path);
        this.kind = kind;
        this.people = people;
        this.consents = consents;
        this.deliveries = deliveries;
    }

    /** {@code POST /cgi-bin/message/subscribe/send}. */
    public static SubscribeMessage ofMiniProgram(People people, Consents consents, Deliveries deliveries) {
        return new SubscribeMessage(
                "/cgi-bin/message/subscribe/send", App.Kind.MINI_PROGRAM, people, consents, deliveries);
    }

    /** {@code POST /cgi-bin/message/subscribe/bizsend}, which answers with no msgid. */
    public static SubscribeMessage ofPublicAccount(People people, Consents consents, Deliveries deliveries) {
        return new SubscribeMessage(
                "/cgi-bin/message/subscribe/bizsend", App.Kind.PUBLIC_ACCOUNT, people, consents, deliveries);
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(kind);
        var openid = call.text("touser");
        var template = call.text("template_id");
        people.check(app, openid);
        if (template.isEmpty()) {
            throw new WechatError(40037, "invalid template_id");
        }
        if (call.text("page").matches("(?s)/.*|https?:.*") && kind == App.Kind.MINI_PROGRAM) {
            throw new WechatError(41030, "invalid page");
        }
        var data = TemplateData.of(call.body().path("data"));
        if (!consents.use(openid, template)) {
            throw new WechatError(43101, "user refuse to accept the msg");
        }
        var content = new LinkedHashMap<String, Object>();
        content.put("template", template);
        content.put("page", call.text("page"));
        content.put("data", data);
        deliveries.add("subscribe-message", app, openid, content);
        return Answer.ok();
    }
}
