package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Digests;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.WechatError;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Articles of a public account that a person will publish. */
public final class Drafts extends Endpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ARTICLES = 8;
    private static final int TITLE = 64;
    private static final int DIGEST = 120;

    private final Deliveries deliveries;
    private final Materials materials;

    /** {@code POST /cgi-bin/draft/add}. */
    public Drafts(Deliveries deliveries, Materials materials) {
        super("POST", "/cgi-bin/draft/add");
        this.deliveries = deliveries;
        this.materials = materials;
    }

    @Override
    public Answer answer(Call call) throws WechatError {
        var app = call.appOf(App.Kind.PUBLIC_ACCOUNT);
        var articles = call.body().path("articles");
        if (articles.isEmpty() || articles.size() > MOST_ARTICLES) {
            throw new WechatError(45008, "article size out of limit");
        }
        for (var article : articles) {
            var title = article.path("title").asText("");
            if (title.isEmpty() || title.length() > TITLE) {
                throw new WechatError(45003, "title size out of limit");
            }
            if (article.path("digest").asText("").length() > DIGEST) {
                throw new WechatError(45004, "description size out of limit");
            }
            if (article.path("content").asText("").isEmpty()) {
                throw new WechatError(44004, "empty content");
            }
            if (!materials.has(app, article.path("thumb_media_id").asText(""))) {
                throw new WechatError(40007, "invalid media_id");
            }
        }
        var media = Digests.letters(Digests.random(16));
        deliveries.add("draft", app, "", JSON.convertValue(call.body(), new TypeReference<Map<String, Object>>() {}));
        return Answer.json(Map.of("media_id", media));
    }
}
