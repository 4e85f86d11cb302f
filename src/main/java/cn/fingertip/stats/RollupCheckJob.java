package cn.fingertip.stats;

import cn.fingertip.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Compares every year of every county with its lines, once a day: sums are public and must be right whatever went
 * wrong before. The first run also counts what was published before there were sums.
 */
@ApplicationScoped
class RollupCheckJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(RollupCheckJob.class);

    private final RollupRepository repository;
    private final Rollups rollups;

    RollupCheckJob(RollupRepository repository, Rollups rollups) {
        this.repository = repository;
        this.rollups = rollups;
    }

    @Override
    public String name() {
        return "rollup-check";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        for (RollupYear year : repository.years()) {
            if (rollups.putRight(year)) {
                LOG.warnf("rollups put right county=%s year=%d", year.county(), year.year());
            }
        }
    }
}
