package cn.fingertip.roster.due;

import cn.fingertip.calendar.CalendarYearMissing;
import cn.fingertip.calendar.Deadlines;
import cn.fingertip.calendar.WorkingDays;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * By when an objection is answered and a publicity period closed; the rules are data. Nothing is kept: what is due is
 * reckoned from when it began, so that a calendar loaded later is used at once.
 */
@ApplicationScoped
public class RosterDeadlines {
    private static final Logger LOG = Logger.getLogger(RosterDeadlines.class);
    private static final String ANSWER = "objection-answer";
    private static final String FINALIZE = "roster-finalize";

    private final Deadlines deadlines;
    private final WorkingDays workingDays;

    RosterDeadlines(Deadlines deadlines, WorkingDays workingDays) {
        this.deadlines = deadlines;
        this.workingDays = workingDays;
    }

    /** @return the last day on which the answer is in time, empty where the calendar of that year is not loaded */
    public Optional<LocalDate> answerBy(Instant received) {
        return known(() -> deadlines.due(ANSWER, Clock.dateOf(received)));
    }

    /**
     * @param publicityTo last day of the publicity period
     * @return the last day on which it is closed in time, empty where the calendar of that year is not loaded
     */
    public Optional<LocalDate> finalizeBy(LocalDate publicityTo) {
        return known(() -> deadlines.due(FINALIZE, publicityTo));
    }

    /** @return the working day before the last one: staff are told while they can still act */
    LocalDate eveOf(LocalDate due) {
        LocalDate day = due.minusDays(1);
        try {
            while (!workingDays.isWorkingDay(day)) {
                day = day.minusDays(1);
            }
            return day;
        } catch (CalendarYearMissing unknown) {
            return due.minusDays(1);
        }
    }

    private static Optional<LocalDate> known(Supplier<LocalDate> due) {
        try {
            return Optional.of(due.get());
        } catch (CalendarYearMissing missing) {
            LOG.debugf("no due date yet: the calendar of %d is not loaded", missing.year());
            return Optional.empty();
        }
    }
}
