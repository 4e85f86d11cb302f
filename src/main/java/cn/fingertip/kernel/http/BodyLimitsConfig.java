package cn.fingertip.kernel.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The largest bodies taken. None can be above {@code quarkus.http.limits.max-body-size}. */
@ConfigMapping(prefix = "fingertip.http.body")
interface BodyLimitsConfig {
    /** A chunk of an upload: at most the largest upload in one piece, and a little. */
    @WithDefault("512M")
    MemorySize chunk();

    /** A form with files: the largest workbook to import, and the few fields beside it. */
    @WithDefault("81M")
    MemorySize form();

    /** JSON and everything else. */
    @WithDefault("1M")
    MemorySize other();
}
