package cn.fingertip.wechat;

import cn.fingertip.kernel.Problem;
import java.time.Duration;

/** WeChat's error codes as ours. */
final class WechatProblems {
    private static final Duration MINUTE_QUOTA = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    /** A quota of a day comes back at midnight; the operator may have it back before. */
    private static final Duration MUCH_LATER = Duration.ofHours(1);

    private WechatProblems() {}

    /** @param errcode as WeChat documents it for {@code jscode2session} and {@code sns/oauth2/access_token} */
    static Problem of(int errcode) {
        return switch (errcode) {
            case 40029, 42003 -> Problem.rule("wechat-code-invalid", "微信登录码无效", "微信登录码无效或已过期,请退出小程序后重新进入。");
            case 40163 -> Problem.conflict("wechat-code-used", "微信登录码已用过", "微信登录码只能用一次,请重新获取登录码后再登录。");
            case 45011 -> Problem.tooMany("wechat-too-often", "微信登录过于频繁", "您登录得太频繁,请一分钟后再试。", MINUTE_QUOTA);
            case 40226 -> Problem.forbidden("wechat-blocked", "微信限制了此账号登录", "微信判定此账号存在风险,暂不能登录。请在微信里按提示解除限制。");
            default -> unavailable(errcode);
        };
    }

    static Problem unavailable() {
        return unavailable("暂时连不上微信,这一步没有完成,请稍后再试。", SOON);
    }

    /** @param errcode of any call, where it is nothing that the citizen could mend */
    static Problem unavailable(int errcode) {
        return switch (errcode) {
            case 45009 -> unavailable("微信今天给本站的次数已经用完,零点以后恢复。这一步没有完成,请明天再试。", MUCH_LATER);
            case 45011 -> unavailable("现在请求微信的人太多,这一步没有完成,请一分钟后再试。", MINUTE_QUOTA);
            default -> unavailable();
        };
    }

    private static Problem unavailable(String detail, Duration retryAfter) {
        return Problem.unavailable("wechat-unavailable", "暂时连不上微信", detail, retryAfter);
    }

    /** @param errcode as WeChat documents it for {@code getuserphonenumber} */
    static Problem ofPhone(int errcode) {
        return switch (errcode) {
            case 40029, 40163 -> Problem.rule("phone-code-invalid", "手机号授权已失效", "手机号授权码无效、已过期或已用过,请再点一次授权按钮。");
            default -> unavailable(errcode);
        };
    }

    static Problem unknownApp() {
        return Problem.rule("wechat-app-unknown", "小程序未登记", "这个小程序没有在本站登记,请从本县公布的入口进入。");
    }
}
