package cn.fingertip.embedded.wechat;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shows a developer what users would see in WeChat; the page itself asks {@link Admin}'s paths. */
final class Page extends Endpoint {

    Page() {
        super("GET", "/");
    }

    @Override
    public Answer answer(Call call) throws IOException {
        try (var page = Page.class.getResourceAsStream("page.html")) {
            return Answer.html(200, new String(page.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
