package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** Phone numbers that villagers let us have. WeChat takes a fee for each: whoever asks limits how often. */
@ApplicationScoped
public class PhoneNumbers {
    private static final String CHINA = "86";

    private final MiniPrograms miniPrograms;

    PhoneNumbers(MiniPrograms miniPrograms) {
        this.miniPrograms = miniPrograms;
    }

    /**
     * Waits for the network: call it outside a transaction.
     *
     * @param appId the mini-program that the code comes from
     * @param code what the phone-number button gave, good once and for five minutes
     * @return digits of a mainland number; others with + and country code
     * @throws Problem {@code wechat-app-unknown}, {@code phone-code-invalid}, {@code wechat-unavailable}
     */
    public String of(String appId, String code) {
        try {
            WxMaPhoneNumberInfo info = miniPrograms
                    .app(appId)
                    .ask(service -> service.getUserService().getPhoneNumber(code));
            String number = info == null ? null : info.getPurePhoneNumber();
            if (number == null || !number.matches("[0-9]{5,15}")) {
                throw WechatProblems.unavailable();
            }
            return CHINA.equals(info.getCountryCode()) ? number : '+' + info.getCountryCode() + number;
        } catch (WechatFailure failure) {
            throw WechatProblems.ofPhone(failure.errcode());
        }
    }
}
