package cn.fingertip.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How WeChat's servers are reached. */
@ConfigMapping(prefix = "fingertip.wechat")
interface WechatConfig {
    /** Where WeChat's API is; another address only to try or test without WeChat (see {@link ApiAddress}). */
    @WithDefault("https://api.weixin.qq.com")
    String apiBaseUrl();

    /** How long connecting may take. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long one answer may take. */
    @WithDefault("5s")
    Duration readTimeout();

    /** How long all the calls that one question needs may take together, its second try too. */
    @WithDefault("8s")
    Duration overallTimeout();

    /** Questions of one app at once; the next one is answered at once that WeChat cannot be reached. */
    @WithDefault("50")
    int atOnce();

    /**
     * For how long no token is forced to be new after one was. WeChat forces twenty a day: where it refuses those too, as
     * while its own servers disagree, each villager's login would force another, and after seconds nobody could log in
     * until midnight.
     */
    @WithDefault("10m")
    Duration forceAgainAfter();

    /** When an app is not asked any more for a while. */
    Breaker breaker();

    /** The circuit breaker of each app. */
    interface Breaker {
        /** How many questions are looked back at. */
        @WithDefault("10")
        int questions();

        /** Which share of them must have failed. */
        @WithDefault("0.5")
        double ratio();

        /** For how long nothing is asked then. */
        @WithDefault("10s")
        Duration pause();
    }
}
