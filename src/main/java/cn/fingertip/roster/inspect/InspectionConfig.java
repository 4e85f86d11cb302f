package cn.fingertip.roster.inspect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much inspectors may ask of the database, which villagers use at the same time. */
@ConfigMapping(prefix = "fingertip.inspect")
public interface InspectionConfig {
    /** @return how long one look or check may take; it is answered to narrow it down then */
    @WithDefault("20S")
    Duration patience();

    /** @return checks of a region that a replica runs at once; further ones are asked to come back */
    @WithDefault("2")
    int checksAtOnce();
}
