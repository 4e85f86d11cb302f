package cn.fingertip.embedded.wechat;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Endpoint;
import java.io.IOException;

/** A path that WeChat does not have: by it the stand-in is told what to do, and asked what it did. */
final class AdminPath extends Endpoint {

    private final Told told;

    /** What to do; {@link IllegalArgumentException} is answered with 400 and its message. */
    interface Told {
        Object by(Call call) throws IOException;
    }

    /** @param told gives what is answered as JSON, or an answer already made */
    AdminPath(String method, String path, Told told) {
        super(method, path);
        this.told = told;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var result = told.by(call);
        return result instanceof Answer made ? made : Answer.json(result);
    }
}
