package cn.fingertip.roster.due;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes reminders: of an objection on the working day before its deadline, of a publicity period on the day after its
 * end, and of either once it is late. Cut off anywhere and run again, each is written once.
 */
@ApplicationScoped
class RemindersJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(RemindersJob.class);
    private static final int BATCH = 200;

    private final DueRepository due;
    private final ReminderRepository reminders;
    private final RosterDeadlines deadlines;
    private final Clock clock;

    RemindersJob(DueRepository due, ReminderRepository reminders, RosterDeadlines deadlines, Clock clock) {
        this.due = due;
        this.reminders = reminders;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "roster-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        LocalDate today = clock.today();
        DueRepository.Place after = DueRepository.Place.FIRST;
        int written = 0;
        List<Due> batch;
        do {
            batch = due.toRemindOf(today, after, BATCH);
            List<Due> these = batch;
            written += QuarkusTransaction.requiringNew()
                    .call(() ->
                            these.stream().mapToInt(one -> remind(one, today)).sum());
            after = batch.isEmpty()
                    ? after
                    : new DueRepository.Place(
                            batch.getLast().since(), batch.getLast().subject());
        } while (batch.size() == BATCH);
        if (written > 0) {
            LOG.infof("wrote %d reminders", written);
        }
    }

    private int remind(Due one, LocalDate today) {
        Optional<LocalDate> last = DueItems.lastDay(deadlines, one);
        if (last.isEmpty()) {
            return 0;
        }
        LocalDate dueOn = last.get();
        LocalDate from = one.kind() == DueKind.ROSTER_FINALIZE ? today : deadlines.eveOf(dueOn);
        int written = 0;
        if (!today.isBefore(from) && reminders.write(ReminderKind.DUE, one, dueOn, clock.now())) {
            written++;
        }
        if (today.isAfter(dueOn) && reminders.write(ReminderKind.LATE, one, dueOn, clock.now())) {
            written++;
        }
        return written;
    }
}
