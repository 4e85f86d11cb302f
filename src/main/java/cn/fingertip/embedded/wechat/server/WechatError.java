package cn.fingertip.embedded.wechat.server;

import java.util.Map;

/** An answer with one of WeChat's errcodes. */
public final class WechatError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * @param code as WeChat documents it
     * @param message likewise; a request id comes after it
     */
    public WechatError(int code, String message) {
        super(message);
        this.code = code;
    }

    /** @return what WeChat would say, with a request id as in all its errors */
    public Map<String, ?> body() {
        return Map.of("errcode", code, "errmsg", getMessage() + " rid: " + Digests.random(4) + "-" + Digests.random(4));
    }
}
