package cn.fingertip.roster.objection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Bounds on what can be sent without saying who one is, in a window of {@code fingertip.throttle.window}; a source is a
 * network address as the server sees it.
 */
@ConfigMapping(prefix = "fingertip.objection")
interface ObjectionConfig {
    /**
     * Receipts, right or wrong, from one source in a window, above which each look-up needs a proof of work, harder with
     * each doubling; many phones of a mobile network share one address.
     */
    @WithDefault("60")
    int lookUpsPerSource();

    /** Receipts a minute, right or wrong, from everywhere, above which each look-up needs a proof of work for a while. */
    @WithDefault("300")
    int lookUpRush();

    /** Objections of nobody known from one source in a window. */
    @WithDefault("60")
    int submissionsPerSource();
}
