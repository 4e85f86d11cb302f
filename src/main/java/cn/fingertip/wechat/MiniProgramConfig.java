package cn.fingertip.wechat;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The mini-program of the site, under the names that WxJava's users know. */
@ConfigMapping(prefix = "wx.miniapp")
public interface MiniProgramConfig {
    /** The mini-program's public id. */
    Optional<String> appid();

    /** What our server proves itself to WeChat with. */
    Optional<String> secret();

    /** Of the message callback. */
    Optional<String> token();

    /** Of the message callback, 43 characters. */
    Optional<String> aesKey();
}
