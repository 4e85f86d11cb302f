package cn.fingertip.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How background work runs on one replica. */
@ConfigMapping(prefix = "fingertip.jobs")
interface JobsConfig {
    /**
     * @return how many jobs run beside each other, those with places of their own ({@link QueuedJob#atOnce}) not counted;
     *     each may hold a database connection
     */
    @WithDefault("4")
    int threads();

    /** @return how often due work is looked for; work queued on this replica starts at once */
    @WithDefault("1S")
    Duration poll();

    /** @return after how long without a sign of life another replica takes a job over, at least four beats of a sixth */
    @WithDefault("60S")
    Duration takeover();

    /** @return how long a stopping replica waits for its running jobs */
    @WithDefault("10S")
    Duration stopWait();
}
