package cn.fingertip.roster.importing.source;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.roster.importing.ImportConfig;
import cn.fingertip.roster.importing.ImportJob;
import cn.fingertip.roster.importing.ImportJobRepository;
import cn.fingertip.roster.importing.ImportSteps;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes the files that clerks sent once nobody needs them: they hold the numbers of everybody's ID and card. */
@ApplicationScoped
public class ImportSourceRetentionJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(ImportSourceRetentionJob.class);
    private static final int AT_ONCE = 200;

    private final ImportJobRepository jobs;
    private final ImportSteps steps;
    private final ImportSource source;
    private final ImportConfig config;
    private final Clock clock;

    ImportSourceRetentionJob(
            ImportJobRepository jobs, ImportSteps steps, ImportSource source, ImportConfig config, Clock clock) {
        this.jobs = jobs;
        this.steps = steps;
        this.source = source;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "import-source-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = clock.now();
        List<ImportJob> over = QuarkusTransaction.requiringNew()
                .call(() -> jobs.withNeedlessSource(
                        now.minus(config.keepSource()), now.minus(config.keepDraftSource()), AT_ONCE));
        int removed = 0;
        for (ImportJob job : over) {
            removed += remove(job) ? 1 : 0;
        }
        if (removed > 0) {
            LOG.infof("removed %d source files of imports", removed);
        }
    }

    /** One that cannot be removed keeps none of the others; it is tried again at the next turn. */
    private boolean remove(ImportJob job) {
        try {
            // Cut off in between it is done again: a file that is gone already is no error.
            QuarkusTransaction.requiringNew().run(() -> {
                steps.sourceRemoved(job.id);
                source.remove(job);
            });
            return true;
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "source file of import %s not removed: %s",
                    job.id, fault.getClass().getName());
            return false;
        }
    }
}
