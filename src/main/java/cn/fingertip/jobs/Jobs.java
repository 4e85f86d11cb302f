package cn.fingertip.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Durable background work: queued in the caller's transaction, started after it commits, taken over by another replica
 * where the one at work dies. Work of one kind that may not all be done at once is begun in the order in which it was
 * queued.
 */
@ApplicationScoped
public class Jobs {
    /** Work of one kind, and the scheduler that knows it. */
    private record Line(CustomTask<Void> task, Scheduler scheduler) {}

    private final Map<String, Line> lines = new HashMap<>();
    private final Set<Scheduler> schedulers = new LinkedHashSet<>();
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
        Schedulers build = new Schedulers(dataSource, config);
        List<CustomTask<Void>> open = queuedJobs.stream()
                .filter(job -> job.atOnce() == Integer.MAX_VALUE)
                .map(Jobs::task)
                .toList();
        Scheduler common = build.of(
                config.threads(), open, recurringJobs.stream().map(Jobs::task).toList());
        schedulers.add(common);
        open.forEach(task -> lines.put(task.getName(), new Line(task, common)));
        for (QueuedJob job : queuedJobs) {
            if (job.atOnce() != Integer.MAX_VALUE) {
                // Threads of its own, as many as it may have: what waits for one waits in the table, in order, and
                // keeps no thread from other work.
                CustomTask<Void> task = task(job);
                Scheduler own = build.of(job.atOnce(), List.of(task), List.of());
                schedulers.add(own);
                lines.put(job.name(), new Line(task, own));
            }
        }
    }

    /** After the features have made what their jobs need. */
    void start(@Observes @Priority(5000) StartupEvent event) {
        schedulers.forEach(Scheduler::start);
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        schedulers.parallelStream().forEach(Scheduler::stop);
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
        Line line = lines.get(job);
        if (line == null) {
            throw new IllegalArgumentException("no job is named " + job);
        }
        line.scheduler().schedule(line.task().instance(JobKey.of(id)), clock.now());
        transaction.registerInterposedSynchronization(new Wake(line.scheduler()));
    }

    private static CustomTask<Void> task(QueuedJob job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailure(JobFailures::retryLater)
                .execute((instance, context) -> {
                    JobContext.run(() -> job.run(JobKey.id(instance.getId())));
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
    private record Wake(Scheduler scheduler) implements Synchronization {
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
