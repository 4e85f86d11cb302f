package cn.fingertip.roster.importing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How large a file may be, so that no file can take the server down. */
@ConfigMapping(prefix = "fingertip.import")
interface ImportConfig {
    /** @return bytes of the file as it is sent; the route's body limit must be no smaller */
    @WithDefault("20M")
    MemorySize maxFile();

    /** @return bytes of a workbook unpacked; a county's roster of a million rows has about 700 MB */
    @WithDefault("1024M")
    MemorySize maxUnpacked();

    /** @return bytes of a workbook's distinct texts: they are held in memory while it is read */
    @WithDefault("128M")
    MemorySize maxTexts();

    /** @return rows of a file in all its sheets, those above and below the lines included */
    @WithDefault("1048576")
    int maxRows();

    /** @return columns in which something may stand */
    @WithDefault("256")
    int maxColumns();

    /** @return after how long an import is given up and tried again */
    @WithDefault("30M")
    Duration timeLimit();

    /** @return how often an import that fails without fault of the file is tried */
    @WithDefault("5")
    int attempts();
}
