package cn.fingertip.roster.gate;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the gate takes on, so that no attachment can take the server down. */
@ConfigMapping(prefix = "fingertip.gate")
interface GateConfig {
    /** @return bytes of a file that is looked through; held in memory meanwhile */
    @WithDefault("32M")
    MemorySize maxFile();

    /** @return bytes that all parts of a packed file may unpack to */
    @WithDefault("512M")
    MemorySize maxUnpacked();
}
