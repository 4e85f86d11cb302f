package cn.fingertip.embedded.wechat;

/**
 * A registered mini-program.
 *
 * @param appId its public id
 * @param secret what its server proves itself with
 */
record MiniProgram(String appId, String secret) {

    /** Refuses a caller that is not this mini-program's server: 40013 by its id, 40125 by its secret. */
    void check(String givenAppId, String givenSecret) throws WechatError {
        if (!appId.equals(givenAppId)) {
            throw new WechatError(40013, "invalid appid");
        }
        if (!secret.equals(givenSecret)) {
            throw new WechatError(40125, "invalid appsecret");
        }
    }
}
