package cn.fingertip.wechat;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** The public accounts of the site, under the names that WxJava's users know: {@code wx.mp.appid} and so on. */
@ConfigMapping(prefix = "wx.mp")
public interface PublicAccountsConfig {
    /** The public account's id. */
    Optional<String> appid();

    /** What our server proves itself to WeChat with. */
    Optional<String> secret();

    /** Of the message callback; without one the callback is not served. */
    Optional<String> token();

    /** Of the message callback, 43 characters; with one, only encrypted messages are taken. */
    Optional<String> aesKey();

    /** Further ones by a free id, {@code wx.mp.apps.<id>.appid} and so on. */
    Map<String, App> apps();

    /** One of them. */
    interface App {
        /** The public account's id. */
        String appid();

        /** What our server proves itself to WeChat with. */
        Optional<String> secret();

        /** Of the message callback. */
        Optional<String> token();

        /** Of the message callback, 43 characters. */
        Optional<String> aesKey();
    }
}
