package cn.fingertip.roster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the steps of a roster may take before they are undone, in whole seconds. */
@ConfigMapping(prefix = "fingertip.workflow")
interface WorkflowConfig {
    /** Publishing and withdrawing, which move the county's sums: by the million lines on a slow server. */
    @WithDefault("PT10M")
    Duration publishing();

    /** Every other step. */
    @WithDefault("PT1M")
    Duration step();
}
