package cn.fingertip.wechat;

/**
 * Who logged in, as WeChat knows them. The session key that came with it is dropped on purpose: nothing of ours needs
 * it, and it would open the user's encrypted data.
 *
 * @param openid the user within one mini-program or public account
 * @param appId that one
 */
public record WechatLogin(String openid, String appId) {
    /** Without the openid, which belongs in no log. */
    @Override
    public String toString() {
        return "WechatLogin[appId=" + appId + "]";
    }
}
