package cn.fingertip.embedded.wechat.server;

import java.io.IOException;

/** One path of WeChat's API. */
public abstract class Endpoint {

    private final String method;
    private final String path;

    /**
     * @param method the one HTTP method it takes
     * @param path below {@code /cgi-bin} and {@code /wxa} a call needs an access token, unless it asks for one
     */
    protected Endpoint(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** @return where it is */
    public final String path() {
        return path;
    }

    final void checkMethod(String given) throws WechatError {
        if (!given.equals(method)) {
            throw new WechatError(method.equals("GET") ? 43001 : 43002, "require " + method + " method");
        }
    }

    final boolean needsToken() {
        return (path.startsWith("/cgi-bin/") || path.startsWith("/wxa/"))
                && !path.equals("/cgi-bin/token")
                && !path.equals("/cgi-bin/stable_token");
    }

    /**
     * Answers one call.
     *
     * @throws WechatError for an answer with an errcode
     * @throws IOException where the connection shall close without an answer
     */
    public abstract Answer answer(Call call) throws WechatError, IOException;
}
