package cn.fingertip.roster.importing.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** What a reader takes before it refuses a file as too big. */
public interface FileLimits {
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
}
