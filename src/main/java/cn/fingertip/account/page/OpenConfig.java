package cn.fingertip.account.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How pages are opened from a public account's menu. */
@ConfigMapping(prefix = "fingertip.account.open")
interface OpenConfig {
    /** WeChat's page that says who opens ours; another address only to try or test without WeChat. */
    @WithDefault("https://open.weixin.qq.com/connect/oauth2/authorize")
    URI authorizeUrl();

    /** How long WeChat may take to send the reader back. */
    @WithDefault("5m")
    Duration stateLife();

    /** How long the page may take to ask for its session. */
    @WithDefault("2m")
    Duration loginLife();

    /** Openings from one source in a window of {@code fingertip.throttle.window}; above, pages open without a login. */
    @WithDefault("1000")
    int perSource();

    /**
     * Parts of a path that lead to the anonymous way, small letters: WeChat is never asked who opens such a page, and it has
     * no login from here.
     */
    @WithDefault("report,progress,receipt,jubao,举报")
    List<String> anonymous();
}
