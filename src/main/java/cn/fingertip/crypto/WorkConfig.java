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

    /**
     * Bits more at most, for who asks for far more than others do: each doubles the work. With five a phone that takes half
     * a second for the usual takes a quarter of a minute.
     */
    @WithDefault("5")
    int hardest();

    /** For how long a challenge can be answered: a slow phone on a slow line. */
    @WithDefault("5M")
    Duration life();
}
