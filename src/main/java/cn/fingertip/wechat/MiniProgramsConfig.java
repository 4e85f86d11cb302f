package cn.fingertip.wechat;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Further mini-programs, {@code wx.ma.apps.<id>.appid} and so on; the id is free and only parts them. */
@ConfigMapping(prefix = "wx.ma")
public interface MiniProgramsConfig {
    /** By a free id. */
    Map<String, App> apps();

    /** One of them. */
    interface App {
        /** The mini-program's public id. */
        String appid();

        /** What our server proves itself to WeChat with. */
        String secret();

        /** Of the message callback. */
        Optional<String> token();

        /** Of the message callback, 43 characters. */
        Optional<String> aesKey();
    }
}
