package cn.fingertip.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How WeChat's servers are reached. */
@ConfigMapping(prefix = "fingertip.wechat")
interface WechatConfig {
    /** Where WeChat's API is; another address only to try or test without WeChat. */
    @WithDefault("https://api.weixin.qq.com")
    String apiBaseUrl();

    /** How long connecting may take. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long one answer may take. */
    @WithDefault("5s")
    Duration readTimeout();

    /** How long all the calls that one request of ours needs may take together. */
    @WithDefault("8s")
    Duration overallTimeout();
}
