package cn.fingertip.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What happens after a job failed: one line in the log that quotes no data, and another try. */
final class JobFailures {
    private static final Logger LOG = Logger.getLogger("cn.fingertip.jobs");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private JobFailures() {}

    /** Pauses of 2 s, 4 s, 8 s … up to an hour. */
    static void retryLater(ExecutionComplete done, ExecutionOperations<Void> operations) {
        int failures = done.getExecution().consecutiveFailures;
        Duration pause = pauseAfter(failures);
        log(done, failures + 1);
        operations.reschedule(done, done.getTimeDone().plus(pause));
    }

    static void nextTurn(ExecutionComplete done, ExecutionOperations<Void> operations, FixedDelay pause) {
        log(done, done.getExecution().consecutiveFailures + 1);
        operations.reschedule(done, pause.getNextExecutionTime(done));
    }

    static Duration pauseAfter(int earlierFailures) {
        long factor = 1L << Math.min(earlierFailures, 20);
        Duration pause = FIRST_PAUSE.multipliedBy(factor);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static void log(ExecutionComplete done, int attempt) {
        LOG.warnf(
                "job failed job=%s attempt=%d %s",
                done.getExecution().getTaskName(),
                attempt,
                done.getCause().map(Fault::of).orElse(Fault.UNKNOWN));
    }
}
