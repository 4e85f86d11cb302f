package cn.fingertip.stats;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the public tables. */
@ConfigMapping(prefix = "fingertip.stats")
interface StatsConfig {
    /** Bytes of ready tables kept in this process; a county's year takes about half a million. */
    @WithDefault("33554432")
    long memory();

    /** How long a replica believes that a county's sums are still the same; below the two seconds of a withdrawal. */
    @WithDefault("PT1S")
    Duration trust();
}
