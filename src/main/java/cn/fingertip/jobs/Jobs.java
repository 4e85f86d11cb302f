package cn.fingertip.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Durable background work: queued in the caller's transaction, started after it commits, taken over by another replica
 * where the one at work dies.
 */
@ApplicationScoped
public class Jobs {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Map<String, CustomTask<Void>> queued;
    private final Scheduler scheduler;
    private final TransactionSynchronizationRegistry transaction;
    /** Work is due by the real time, also where a test has moved ours. */
    private final SystemClock clock = new SystemClock();

    Jobs(
            DataSource dataSource,
            JobsConfig config,
            TransactionSynchronizationRegistry transaction,
            @All List<QueuedJob> queuedJobs,
            @All List<RecurringJob> recurringJobs) {
        this.transaction = transaction;
        this.queued = queuedJobs.stream().map(this::task).collect(Collectors.toMap(Task::getName, Function.identity()));
        List<RecurringTask<Void>> recurring =
                recurringJobs.stream().map(Jobs::task).toList();
        this.scheduler = Scheduler.create(dataSource, new ArrayList<Task<?>>(queued.values()))
                .startTasks(recurring)
                .threads(config.threads())
                .pollingInterval(config.poll())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(config.takeover().dividedBy(6))
                .missedHeartbeatsLimit(6)
                .shutdownMaxWait(config.stopWait())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                // Its own log line would carry the message of the fault, which may quote data; see JobFailures.
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    /** After the features have made what their jobs need. */
    void start(@Observes @Priority(5000) StartupEvent event) {
        scheduler.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        scheduler.stop();
    }

    /**
     * Queues work in the caller's transaction; it starts soon after the commit, and never where the transaction fails.
     *
     * @param job {@link QueuedJob#name()}
     * @param id handed to {@link QueuedJob#run}; an id, never data
     * @throws IllegalArgumentException where there is no such job
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(String job, String id) {
        CustomTask<Void> task = queued.get(job);
        if (task == null) {
            throw new IllegalArgumentException("no job is named " + job);
        }
        scheduler.schedule(task.instance(JobKey.of(id)), clock.now());
        transaction.registerInterposedSynchronization(new Wake());
    }

    private CustomTask<Void> task(QueuedJob job) {
        Semaphore places = new Semaphore(job.atOnce());
        return Tasks.custom(job.name(), Void.class)
                .onFailure(JobFailures::retryLater)
                .execute((instance, context) -> {
                    if (!places.tryAcquire()) {
                        // Another replica may have a place; this one looks again.
                        return (done, operations) ->
                                operations.reschedule(done, clock.now().plus(LOOK_AGAIN));
                    }
                    try {
                        JobContext.run(() -> job.run(JobKey.id(instance.getId())));
                    } finally {
                        places.release();
                    }
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        FixedDelay pause = FixedDelay.of(job.every());
        return Tasks.recurring(job.name(), pause)
                .onFailure((done, operations) -> JobFailures.nextTurn(done, operations, pause))
                .execute((instance, context) -> JobContext.run(job::run));
    }

    /** Looks for due work at once instead of at the next poll. */
    private final class Wake implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing is due before the commit
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                scheduler.triggerCheckForDueExecutions();
            }
        }
    }
}
