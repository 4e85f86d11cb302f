package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends messages that villagers have consented to. Waits for the network: call it outside a transaction. */
@ApplicationScoped
public class SubscribeMessages {
    private final MiniPrograms miniPrograms;
    private final PageConfig pages;

    SubscribeMessages(MiniPrograms miniPrograms, PageConfig pages) {
        this.miniPrograms = miniPrograms;
        this.pages = pages;
    }

    /**
     * Sends one, once: it is never sent again from here, because WeChat may have delivered it though its answer was lost.
     *
     * @throws Problem 422 {@code wechat-app-unknown}
     */
    public Attempt send(SubscribeMessage message) {
        WxMaSubscribeMessage out = new WxMaSubscribeMessage();
        out.setToUser(message.openid());
        out.setTemplateId(message.template());
        out.setPage(message.page());
        out.setMiniprogramState(pages.version().state());
        message.data().forEach((name, value) -> out.addData(new WxMaSubscribeMessage.MsgData(name, value)));
        try {
            return miniPrograms.app(message.appId()).ask(service -> {
                service.getMsgService().sendSubscribeMsg(out);
                return Attempt.DELIVERED;
            });
        } catch (WechatFailure failure) {
            return Attempt.of(failure.errcode());
        }
    }
}
