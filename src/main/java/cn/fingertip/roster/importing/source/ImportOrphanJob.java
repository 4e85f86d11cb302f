package cn.fingertip.roster.importing.source;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes sealed files that no import knows, because the server died between keeping the file and noting its import. */
@ApplicationScoped
class ImportOrphanJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(ImportOrphanJob.class);

    /** Longer than any request lasts. */
    private static final Duration LEFT_ALONE = Duration.ofDays(1);

    private static final int AT_ONCE = 200;

    private final BegunFileRepository begun;
    private final ImportSource source;
    private final Clock clock;

    ImportOrphanJob(BegunFileRepository begun, ImportSource source, Clock clock) {
        this.begun = begun;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "import-orphans";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int removed = 0;
        for (String key : begun.before(clock.now().minus(LEFT_ALONE), AT_ONCE)) {
            removed += remove(key) ? 1 : 0;
        }
        if (removed > 0) {
            LOG.infof("removed %d files that belonged to no import", removed);
        }
    }

    /** First the file, which may be gone already: cut off in between it is done again. */
    private boolean remove(String key) {
        try {
            source.remove(key);
        } catch (IOException e) {
            LOG.warnf("file of no import not removed: %s", e.getClass().getName());
            return false;
        }
        begun.remove(key);
        return true;
    }
}
