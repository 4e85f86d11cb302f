package cn.fingertip.roster.importing;

import cn.fingertip.roster.importing.file.FileLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How large a file may be, so that no file can take the server down. */
@ConfigMapping(prefix = "fingertip.import")
public interface ImportConfig extends FileLimits {
    /**
     * @return bytes of the file as it is sent; the route's body limit must be no smaller. A workbook of a million rows
     *     has 45 to 70 MB
     */
    @WithDefault("80M")
    MemorySize maxFile();

    /** @return problems of one file that are kept; those past it are only counted */
    @WithDefault("200000")
    int maxProblems();

    /**
     * @return how long the sealed file is kept after its draft was published or replaced or it was refused; one that
     *     waits for its clerk that long is cancelled. A cancelled one's goes at once
     */
    @WithDefault("30D")
    Duration keepSource();

    /** @return how long the file of a draft is kept that is neither published nor replaced */
    @WithDefault("365D")
    Duration keepDraftSource();

    /** @return after how long an import is given up and tried again */
    @WithDefault("30M")
    Duration timeLimit();

    /**
     * @return how long reading a file may take, the time in which the database is waited for not counted; a million rows
     *     take about ten seconds
     */
    @WithDefault("5M")
    Duration readLimit();

    /** @return how many marked workbooks one replica makes at one time */
    @WithDefault("2")
    int markedAtOnce();

    /** @return how long a marked workbook may take to be made and fetched; what takes longer is cut off */
    @WithDefault("10M")
    Duration markedLimit();

    /**
     * @return how often an import that fails without fault of the file is tried, after pauses of 2, 4, 8 … seconds. Its
     *     county's other imports wait that long: this many times {@link #timeLimit} at the most
     */
    @WithDefault("5")
    int attempts();

    /**
     * @return how many imports one replica runs beside each other; where it is not set, one for each core but one: an
     *     import keeps a core busy here and one in the database, and look-ups must not wait for either
     */
    OptionalInt atOnce();
}
