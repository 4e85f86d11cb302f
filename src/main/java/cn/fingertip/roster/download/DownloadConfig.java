package cn.fingertip.roster.download;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of whole rosters as files. */
@ConfigMapping(prefix = "fingertip.download")
public interface DownloadConfig {
    /** Files written at one time in this process; each takes some 3 MB here. Who comes later is asked to try again. */
    @WithDefault("32")
    int atOnce();

    /** Of those, files that one source takes at one time; an IPv6 subscriber's addresses are one source. */
    @WithDefault("4")
    int atOncePerSource();

    /** How often one looks at what a client has taken; too little, and it is hung up on, so that others may have the place. */
    @WithDefault("PT1M")
    Duration patience();

    /** Bytes a second, over each {@link #patience}, that a client must take. */
    @WithDefault("1024")
    long leastRate();

    /** The longest that a file may take in all. */
    @WithDefault("PT15M")
    Duration longest();
}
