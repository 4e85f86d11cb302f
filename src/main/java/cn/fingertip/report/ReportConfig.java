package cn.fingertip.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Bounds on what can be sent without saying who one is, in a window of {@code fingertip.throttle.window}.
 */
@ConfigMapping(prefix = "fingertip.report")
public interface ReportConfig {
    /** Wrong receipts from one source in a window; many phones of a mobile network share one address. */
    @WithDefault("30")
    int guessesPerSource();

    /** Wrong receipts from everywhere in a window. */
    @WithDefault("3000")
    int guessesInAll();

    /** Anonymous reports from one source in a window. */
    @WithDefault("60")
    int submissionsPerSource();

    /** Anonymous reports a minute, from everywhere, above which each needs a proof of work for a while. */
    @WithDefault("120")
    int rush();
}
