package cn.fingertip.roster.check.list;

import cn.fingertip.roster.importing.file.FileLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a list of people may be. */
@ConfigMapping(prefix = "fingertip.person-list")
interface ListConfig extends FileLimits {
    /** @return bytes of the file; a county's 100,000 deceased of a generation take about 5 MB */
    @WithDefault("20M")
    MemorySize maxFile();

    /** @return how many published rosters of the county, the newest first, are held against a list that is new */
    @WithDefault("1000")
    int publishedChecked();
}
