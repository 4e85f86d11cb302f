package cn.fingertip.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Phone numbers that villagers let us have. WeChat takes a fee for each: whoever asks limits how often. */
@ApplicationScoped
public class PhoneNumbers {
    private static final Logger LOG = Logger.getLogger(PhoneNumbers.class);
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
        WechatApp<WxMaService> app = miniPrograms.app(appId);
        try {
            WxMaPhoneNumberInfo info =
                    app.ask(service -> service.getUserService().getPhoneNumber(code));
            if (info == null || !isNumber(info)) {
                throw WechatProblems.unavailable();
            }
            if (info.getWatermark() == null
                    || !app.id().equals(info.getWatermark().getAppid())) {
                LOG.warnf("WeChat gave a phone number that another app was allowed, app %s", app.id());
                throw WechatProblems.unavailable();
            }
            String number = info.getPurePhoneNumber();
            return CHINA.equals(info.getCountryCode()) ? number : '+' + info.getCountryCode() + number;
        } catch (WechatFailure failure) {
            throw WechatProblems.ofPhone(failure.errcode());
        }
    }

    private static boolean isNumber(WxMaPhoneNumberInfo info) {
        return info.getPurePhoneNumber() != null
                && info.getPurePhoneNumber().matches("[0-9]{5,15}")
                && info.getCountryCode() != null
                && info.getCountryCode().matches("[0-9]{1,4}");
    }
}
