package cn.fingertip.roster.lookup.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what is kept of public lookups. */
@ConfigMapping(prefix = "fingertip.lookup.cache")
interface CacheConfig {
    /** Bytes of ready pages kept in this process; a page of 50 lines takes about 20,000, plain and compressed. */
    @WithDefault("67108864")
    long memory();

    /**
     * How long this process trusts what it read of a roster's current version. Changes are told at once; this bounds
     * staleness where the telling fails, and must stay well below the two seconds in which a withdrawal must show. It is
     * also how long a publication waits before it is answered where some replica did not say that it knows.
     */
    @WithDefault("PT1S")
    Duration trust();

    /** How long a page stays in Redis. Its key names an immutable version, so this only frees room. */
    @WithDefault("P1D")
    Duration sharedFor();

    /** Redis is asked to save work; where it takes longer than this, the database does the work. */
    @WithDefault("PT0.1S")
    Duration sharedPatience();

    /** How long Redis is left alone after it failed repeatedly. */
    @WithDefault("PT3S")
    Duration sharedPause();

    /** How long a page that another replica makes is waited for before this one makes it too. */
    @WithDefault("PT0.3S")
    Duration otherReplica();

    /** Pages read from the database at once, below the size of its pool; staff and payments keep the rest. */
    @WithDefault("8")
    int loads();

    /** Pages that may wait for their turn; each is wanted by any number of requests. */
    @WithDefault("2000")
    int waiting();

    /** How long a request waits for the database before it is asked to come back. */
    @WithDefault("PT2S")
    Duration patience();

    /** How often this process shows Redis that it lives, and finds out whether Redis does. */
    @WithDefault("PT0.5S")
    Duration beat();
}
