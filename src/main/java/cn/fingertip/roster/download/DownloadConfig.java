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

    /** Who takes no byte for so long is hung up on, so that others may have the place. */
    @WithDefault("PT1M")
    Duration patience();
}
