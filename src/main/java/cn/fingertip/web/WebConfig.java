package cn.fingertip.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the pages for people. */
@ConfigMapping(prefix = "fingertip.web")
interface WebConfig {
    /** Bytes of memory for pages that are ready; one of 50 lines takes about 50 KB. */
    @WithDefault("33554432")
    long memory();
}
