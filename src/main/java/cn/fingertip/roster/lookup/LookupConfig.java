package cn.fingertip.roster.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of public lookups; those of their caches are beside them. */
@ConfigMapping(prefix = "fingertip.lookup")
interface LookupConfig {
    /**
     * Rosters of several villages with up to this many lines may be searched by name without naming a village; none,
     * unless a site says so: across a township people are found by themselves and by inspectors only.
     */
    @WithDefault("0")
    int wholeSearchLines();
}
