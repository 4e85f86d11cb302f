package cn.fingertip.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Makes the schedulers of one replica. All share the one table; each takes from it only the work that it knows. */
final class Schedulers {
    /** What one scheduler does not know another does; it must never be thrown away as if nobody did. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final DataSource dataSource;
    private final JobsConfig config;

    Schedulers(DataSource dataSource, JobsConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** @param threads how much of the work is done at once */
    Scheduler of(int threads, List<CustomTask<Void>> queued, List<RecurringTask<Void>> recurring) {
        return Scheduler.create(dataSource, new ArrayList<Task<?>>(queued))
                .startTasks(recurring)
                .threads(threads)
                .pollingInterval(config.poll())
                // Locking while fetching would lock work that this scheduler does not know.
                .pollUsingFetch(0.5, 2.0)
                .deleteUnresolvedAfter(FOR_EVER)
                .heartbeatInterval(config.takeover().dividedBy(6))
                .missedHeartbeatsLimit(6)
                .shutdownMaxWait(config.stopWait())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                // Its own log line would carry the message of the fault, which may quote data; see JobFailures.
                .failureLogging(LogLevel.OFF, false)
                .build();
    }
}
