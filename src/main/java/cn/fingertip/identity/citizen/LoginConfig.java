package cn.fingertip.identity.citizen;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often villagers log in before it costs them a proof of work. */
@ConfigMapping(prefix = "fingertip.login")
interface LoginConfig {
    /**
     * Logins from one source in a window of {@code fingertip.throttle.window}: as many as the phones of some villages, for
     * clients that know no work must hardly ever be asked for it.
     */
    @WithDefault("1000")
    int perSource();

    /** Logins a minute, from everywhere, above which each needs a proof of work for a while: a county on its busiest day. */
    @WithDefault("3000")
    int rush();

    /** Phone numbers that one account may take in a window of {@code fingertip.throttle.window}: WeChat takes a fee for each. */
    @WithDefault("5")
    int phonesPerAccount();
}
