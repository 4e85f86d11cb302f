package cn.fingertip.wechat.callback;

import cn.fingertip.kernel.Problem;

/** Why a callback is not taken. */
final class CallbackProblems {
    private CallbackProblems() {}

    static Problem unknown() {
        return Problem.notFound("wechat-callback-unknown", "没有这个回调地址", "这个公众号或小程序没有在本站登记消息推送,请核对 AppID 和服务器配置。");
    }

    static Problem invalidSignature() {
        return Problem.forbidden("wechat-signature-invalid", "签名不对", "不能确认这是微信发来的,请核对令牌(token)、密钥和服务器时间。");
    }

    static Problem unreadable() {
        return Problem.badRequest("wechat-message-unreadable", "消息无法解读", "消息既不是完整的 XML 也不是 JSON,或者本站没有它的密钥,请核对消息推送设置。");
    }

    static Problem tooLarge() {
        return Problem.of(413, "too-large", "内容过大", "微信推送的消息不应超过 64 KB。");
    }
}
