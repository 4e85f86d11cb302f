package cn.fingertip.wechat.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How callbacks are answered. */
@ConfigMapping(prefix = "fingertip.wechat.callback")
interface CallbackConfig {
    /** How long a reply may take to be found; WeChat waits for 5 s in all, the network included. */
    @WithDefault("3s")
    Duration replyWithin();

    /** Replies that are held for the next minute, in case WeChat asks again because an answer was lost. */
    @WithDefault("10000")
    int replies();
}
