package cn.fingertip.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds on what can be sent and looked up, in a window of {@code fingertip.throttle.window} where no other time is said. */
@ConfigMapping(prefix = "fingertip.report")
public interface ReportConfig {
    /**
     * Receipts, right or wrong, from one source in a window, above which each look-up needs a proof of work, harder with
     * each doubling; many phones of a mobile network share one address.
     */
    @WithDefault("60")
    int lookUpsPerSource();

    /** Receipts a minute, right or wrong, from everywhere, above which each look-up needs a proof of work for a while. */
    @WithDefault("300")
    int lookUpRush();

    /**
     * Anonymous reports from one source in a window, retries counted too, above which each needs a proof of work, harder
     * with each doubling; nobody is refused, for a village shares one address of its carrier.
     */
    @WithDefault("60")
    int submissionsPerSource();

    /** Reports with a real name from one person in a window, retries counted too. */
    @WithDefault("20")
    int submissionsPerPerson();

    /** Reports a minute, from everywhere, above which each needs a proof of work for a while. */
    @WithDefault("120")
    int rush();
}
