package cn.fingertip.roster.objection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Bounds on what can be sent without saying who one is, in a window of {@code fingertip.throttle.window}; a source is a
 * network address as the server sees it.
 */
@ConfigMapping(prefix = "fingertip.objection")
interface ObjectionConfig {
    /** Wrong receipts from one source in a window; many phones of a mobile network share one address. */
    @WithDefault("30")
    int guessesPerSource();

    /** Wrong receipts from everywhere in a window. */
    @WithDefault("3000")
    int guessesInAll();

    /** Objections of nobody known from one source in a window. */
    @WithDefault("60")
    int submissionsPerSource();
}
