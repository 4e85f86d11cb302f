package cn.fingertip.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Bounds on what can be sent without saying who one is. A source is a network address as the server sees it: behind a
 * proxy, {@code quarkus.http.proxy.*} must name that proxy, or all villagers are one source.
 */
@ConfigMapping(prefix = "fingertip.report")
interface ReportConfig {
    /** For how long attempts are counted together, and the longest that any count is kept. */
    @WithDefault("10M")
    Duration window();

    /** Wrong receipts from one source in a window; many phones of a mobile network share one address. */
    @WithDefault("30")
    int guessesPerSource();

    /** Wrong receipts from everywhere in a window. */
    @WithDefault("3000")
    int guessesInAll();

    /** Anonymous reports from one source in a window. */
    @WithDefault("60")
    int submissionsPerSource();
}
