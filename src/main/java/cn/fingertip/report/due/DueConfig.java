package cn.fingertip.report.due;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When an office is reminded of what it has to do with reports. */
@ConfigMapping(prefix = "fingertip.report-due")
interface DueConfig {
    /** Working days before the last day on which something appears among what is due. */
    @WithDefault("3")
    int remindBefore();
}
