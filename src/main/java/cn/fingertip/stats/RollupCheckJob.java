package cn.fingertip.stats;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Compares sums with their lines, year by year: they are public and must be right whatever went wrong before. At night
 * those that moved since they were last compared, and every one from time to time; at any hour those that were never
 * counted, which are what was published before there were sums.
 */
@ApplicationScoped
class RollupCheckJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(RollupCheckJob.class);

    private final RollupRepository repository;
    private final Rollups rollups;
    private final StatsConfig config;
    private final Clock clock;

    RollupCheckJob(RollupRepository repository, Rollups rollups, StatsConfig config, Clock clock) {
        this.repository = repository;
        this.rollups = rollups;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rollup-check";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        for (RollupYear year : repository.uncounted()) {
            check(year);
        }
        Night night = new Night(config.checkFrom(), config.checkUntil());
        if (!night.holds(clock.now())) {
            return;
        }
        for (RollupYear year : repository.unchecked(clock.now().minus(config.checkAgain()))) {
            if (!night.holds(clock.now())) {
                return;
            }
            check(year);
        }
    }

    private void check(RollupYear year) {
        if (rollups.putRight(year)) {
            LOG.warnf("rollups put right county=%s year=%d", year.county(), year.year());
        }
    }
}
