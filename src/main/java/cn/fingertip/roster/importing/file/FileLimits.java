package cn.fingertip.roster.importing.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** What a reader takes before it refuses a file as too big. */
public interface FileLimits {
    /** @return bytes of a workbook unpacked; a county's roster of a million rows has about 700 MB */
    @WithDefault("1024M")
    MemorySize maxUnpacked();

    /** @return bytes of a file that is no workbook: it is held in memory; text of 200,000 lines has about 20 MB */
    @WithDefault("40M")
    MemorySize maxHeld();

    /**
     * @return bytes of memory for a workbook's distinct texts while it is read; the million ID numbers, cards and names
     *     of a roster take about 35 MB
     */
    @WithDefault("64M")
    MemorySize maxTexts();

    /** @return rows of a file in all its sheets, those above and below the lines included */
    @WithDefault("1048576")
    int maxRows();

    /** @return columns in which something may stand */
    @WithDefault("256")
    int maxColumns();

    /** @return sheets of a workbook; where each village has one, a county has a few hundred */
    @WithDefault("1000")
    int maxSheets();
}
