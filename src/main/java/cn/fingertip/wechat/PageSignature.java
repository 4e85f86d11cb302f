package cn.fingertip.wechat;

import me.chanjar.weixin.common.bean.WxJsapiSignature;

/**
 * Lets one page call WeChat's JS-SDK ({@code wx.config}).
 *
 * @param appId the public account
 * @param timestamp seconds
 * @param nonceStr random
 * @param signature SHA-1 over the ticket, which never leaves the server, and the rest
 */
public record PageSignature(String appId, long timestamp, String nonceStr, String signature) {
    static PageSignature of(WxJsapiSignature made) {
        return new PageSignature(made.getAppId(), made.getTimestamp(), made.getNonceStr(), made.getSignature());
    }
}
