package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.WechatError;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Pictures that a public account keeps for ever, for covers of articles; they outlive a reset, as at WeChat a test. */
public final class Materials extends Endpoint {

    private static final int MOST_BYTES = 10 << 20;

    private final Deliveries deliveries;
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** {@code POST /cgi-bin/material/add_material}. */
    public Materials(Deliveries deliveries) {
        super("POST", "/cgi-bin/material/add_material");
        this.deliveries = deliveries;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.PUBLIC_ACCOUNT);
        if (!call.parameter("type").matches("image|voice|video|thumb")) {
            throw new WechatError(40004, "invalid media type");
        }
        var media = call.body().path("media");
        if (media.path("bytes").asInt() <= 0) {
            throw new WechatError(41005, "media data missing");
        }
        if (!media.path("filename").asText().matches("(?i).+\\.(png|jpe?g|gif|bmp)")) {
            throw new WechatError(40005, "invalid file type");
        }
        if (media.path("bytes").asInt() > MOST_BYTES) {
            throw new WechatError(40009, "invalid image size");
        }
        var id = Digests.letters(Digests.random(16));
        kept.add(app.appId() + ' ' + id);
        deliveries.add(
                "material",
                app,
                "",
                Map.of("media_id", id, "bytes", media.path("bytes").asInt()));
        return Answer.json(Map.of("media_id", id, "url", "https://mmbiz.qpic.cn/" + id, "item", java.util.List.of()));
    }

    boolean has(App app, String mediaId) {
        return kept.contains(app.appId() + ' ' + mediaId);
    }
}
