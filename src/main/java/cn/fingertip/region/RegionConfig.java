package cn.fingertip.region;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Which counties a new installation begins with. */
@ConfigMapping(prefix = "fingertip.region")
interface RegionConfig {
    /** @return files under {@code data/regions} of the package, without {@code .csv}; loaded where not yet there */
    @WithDefault("360735-shicheng,152223-zhalaite,361126-yiyang,420581-yidu")
    List<String> bundled();
}
