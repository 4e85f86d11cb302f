package cn.fingertip.crypto;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How attempts are counted by where they come from. A source is a network address as the server sees it: behind a
 * proxy, {@code quarkus.http.proxy.*} must name that proxy, or all villagers are one source.
 */
@ConfigMapping(prefix = "fingertip.throttle")
public interface ThrottleConfig {
    /** @return for how long attempts are counted together, and the longest that any count is kept */
    @WithDefault("10M")
    Duration window();
}
