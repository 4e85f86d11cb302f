package cn.fingertip.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How villagers are told that something is new. */
@ConfigMapping(prefix = "fingertip.notify")
interface NotifyConfig {
    /** Notices are delivered at full multiples of this only, many together: the moment tells less of what they are about. */
    @WithDefault("15m")
    Duration interval();

    /** After this a notice goes, read or not. */
    @WithDefault("90d")
    Duration kept();
}
