package cn.fingertip.notify.message;

/** What a member of staff reads about a message that did not come through: what it means, and what to do. */
final class MessageFaults {
    private MessageFaults() {}

    /** @param errcode WeChat's, null where it gave none */
    static String advice(Integer errcode, boolean uncertain) {
        if (uncertain) {
            return "微信没有回音,可能已经送达;为免同一人收到两次,不再自动发送。确认没有送达的,可以重发。";
        }
        if (errcode == null) {
            return "没有发给微信,或微信没有回音。请检查网络和消息模板设置,然后重发。";
        }
        return switch (errcode) {
            case 0 -> "微信已收下。";
            case 40001, 40014, 42001 -> "访问令牌失效。系统会自动换新;一直不好的,请检查小程序密钥。";
            case 40003 -> "微信不认识这个用户,可能已注销或停用小程序。不必重发。";
            case 40013, 40125 -> "小程序 AppID 或密钥不对。请核对设置。";
            case 40037 -> "没有这个消息模板,可能已在公众平台删除。请核对模板 ID 设置。";
            case 40164 -> "本站服务器地址不在微信 IP 白名单中。请在公众平台添加。";
            case 41030, 41028, 41029 -> "打开的页面路径不对,或小程序尚未发布该页面。请核对模板的 page 设置。";
            case 43101 -> "用户没有订阅或已取消订阅。等用户再次订阅。";
            case 43107 -> "小程序的订阅消息被微信封禁。请登录公众平台查看通知并申诉。";
            case 43108 -> "同一用户同时有另一条消息在发送。系统稍后会再试。";
            case 45009, 45011 -> "微信接口额度已用完,次日零点恢复。系统稍后会再试。";
            case 45168 -> "内容含有微信禁止的词语。请核对模板内容。";
            case 47001, 47003 -> "填写的内容不符合模板字段要求。请核对模板的 fields 设置是否与公众平台上的模板一致。";
            case 48001 -> "小程序没有订阅消息的权限。请在公众平台开通。";
            default -> "微信返回错误码 " + errcode + "。请对照微信文档处理后重发。";
        };
    }
}
