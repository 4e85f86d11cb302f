package cn.fingertip.embedded.wechat;

import java.util.Map;

/** An answer with one of WeChat's errcodes. */
final class WechatError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    WechatError(int code, String message) {
        super(message);
        this.code = code;
    }

    Map<String, ?> body() {
        return Map.of("errcode", code, "errmsg", getMessage());
    }
}
