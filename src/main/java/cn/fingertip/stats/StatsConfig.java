package cn.fingertip.stats;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** Settings of the sums and their public tables. */
@ConfigMapping(prefix = "fingertip.stats")
interface StatsConfig {
    /** Bytes of ready tables kept in this process; a county's year takes about half a million. */
    @WithDefault("33554432")
    long memory();

    /** How long a replica believes that a county's sums are still the same; below the two seconds of a withdrawal. */
    @WithDefault("PT1S")
    Duration trust();

    /** From when sums that moved are compared with their lines, in China. */
    @WithDefault("01:00")
    LocalTime checkFrom();

    /** Until when they are; a year that is being counted then is counted to its end. */
    @WithDefault("05:00")
    LocalTime checkUntil();

    /** After how long sums that did not move are compared again. */
    @WithDefault("P30D")
    Duration checkAgain();
}
