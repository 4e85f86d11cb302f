package cn.fingertip.wechat;

import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import me.chanjar.weixin.mp.enums.WxMpApiUrl;

/** The menus of public accounts as WeChat has them. Waits for the network: call it outside a transaction. */
@ApplicationScoped
public class AccountMenus {
    /** {@code menu no exist}. */
    private static final int NONE = 46003;

    private final PublicAccounts accounts;

    AccountMenus(PublicAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @return WeChat's JSON, {@code {"menu":{"button":[…]}}}; empty where the account has none
     * @throws Problem {@code wechat-app-unknown}, {@code wechat-unavailable}
     */
    public Optional<String> applied(String appId) {
        try {
            return Optional.of(accounts.app(appId).askAgain(service -> service.get(WxMpApiUrl.Menu.MENU_GET, null)));
        } catch (WechatFailure failure) {
            if (failure.errcode() == NONE) {
                return Optional.empty();
            }
            throw WechatProblems.unavailable();
        }
    }

    /**
     * Followers see it within a day, who follows anew at once.
     *
     * @param menu WeChat's JSON, {@code {"button":[…]}}
     * @throws Problem {@code wechat-app-unknown}, {@code menu-refused}, {@code wechat-unavailable}
     */
    public void apply(String appId, String menu) {
        try {
            accounts.app(appId).askAgain(service -> service.post(WxMpApiUrl.Menu.MENU_CREATE, menu));
        } catch (WechatFailure failure) {
            throw refusesMenus(failure.errcode())
                    ? Problem.rule(
                            "menu-refused",
                            "微信不接受这份菜单",
                            "微信拒绝了这份菜单(错误码 " + failure.errcode() + "),原来的菜单没有变。请对照微信文档修改菜单文件,并核对小程序是否已与公众号关联。")
                    : WechatProblems.unavailable();
        }
    }

    /** What WeChat documents for {@code menu/create}: sizes, types, keys, addresses; 40097, 48001, 85005 other arguments and rights. */
    private static boolean refusesMenus(int errcode) {
        return errcode >= 40015 && errcode <= 40028
                || errcode == 40054
                || errcode == 40055
                || errcode == 40097
                || errcode == 48001
                || errcode == 65301
                || errcode == 85005;
    }
}
