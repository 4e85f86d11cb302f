package cn.fingertip.crypto;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a phone has to reckon before it may send while many strangers send at once. */
@ConfigMapping(prefix = "fingertip.work")
public interface WorkConfig {
    /** Leading zero bits of the hash: 2¹⁵ tries on the average, some hundred milliseconds of a phone's JavaScript. */
    @WithDefault("15")
    int difficulty();

    /** For how long a challenge can be answered: a slow phone on a slow line. */
    @WithDefault("5M")
    Duration life();
}
