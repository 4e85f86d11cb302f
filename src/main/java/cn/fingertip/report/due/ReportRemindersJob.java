package cn.fingertip.report.due;

import cn.fingertip.calendar.WorkingDays;
import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes down what is due soon or late, and tells the office above once it is late. It opens no report: deadlines are
 * reckoned for all alike, since whether one came with a real name is sealed. Cut off anywhere and run again, each task
 * is written once.
 */
@ApplicationScoped
class ReportRemindersJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(ReportRemindersJob.class);
    private static final int BATCH = 200;

    private final TaskRepository tasks;
    private final ReportDeadlines deadlines;
    private final WorkingDays workingDays;
    private final DueConfig config;
    private final Clock clock;

    ReportRemindersJob(
            TaskRepository tasks, ReportDeadlines deadlines, WorkingDays workingDays, DueConfig config, Clock clock) {
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.workingDays = workingDays;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "report-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        LocalDate today = clock.today();
        QuarkusTransaction.requiringNew().run(tasks::forgetDone);
        int escalated = 0;
        UUID after = null;
        List<Report> batch;
        do {
            UUID from = after;
            record Done(List<Report> batch, int escalated) {}
            Done done = QuarkusTransaction.requiringNew().call(() -> {
                List<Report> waiting = tasks.waiting(from, BATCH);
                return new Done(
                        waiting,
                        waiting.stream()
                                .mapToInt(report -> remind(report, today))
                                .sum());
            });
            batch = done.batch();
            escalated += done.escalated();
            after = batch.isEmpty() ? after : batch.getLast().id;
        } while (batch.size() == BATCH);
        if (escalated > 0) {
            LOG.infof("%d reports have become late", escalated);
        }
    }

    private int remind(Report report, LocalDate today) {
        List<TaskKind> kinds = report.status == ReportStatus.RECEIVED
                ? List.of(TaskKind.ACCEPT, TaskKind.TRANSFER)
                : List.of(TaskKind.FEEDBACK);
        int escalated = 0;
        for (TaskKind kind : kinds) {
            Optional<ReportDeadlines.Due> due = deadlines.reminder(report, kind.step);
            if (due.isEmpty() || today.isBefore(eve(due.get().on()))) {
                continue;
            }
            tasks.write(report, kind, due.get(), clock.now());
            if (kind.escalates && isLate(due.get(), today) && tasks.escalate(report, kind, clock.now())) {
                escalated++;
            }
        }
        return escalated;
    }

    /** A day that was reckoned without the calendar makes nobody late. */
    private static boolean isLate(ReportDeadlines.Due due, LocalDate today) {
        return !due.provisional() && today.isAfter(due.on());
    }

    /** @return the day from which one is reminded */
    private LocalDate eve(LocalDate dueOn) {
        LocalDate eve = dueOn;
        for (int left = config.remindBefore(); left > 0; ) {
            eve = eve.minusDays(1);
            left -= workingDays.isLikelyWorkingDay(eve) ? 1 : 0;
        }
        return eve;
    }
}
