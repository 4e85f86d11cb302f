package cn.fingertip.roster.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of public lookups; those of their caches are beside them. */
@ConfigMapping(prefix = "fingertip.lookup")
interface LookupConfig {
    /** Rosters of up to this many lines may be searched by name without naming a village. */
    @WithDefault("20000")
    int wholeSearchLines();
}
