package cn.fingertip.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * By when something is due. The rules with their sources are data, {@code data/calendar/deadline-rules.csv}.
 *
 * <p>The day on which the time begins is not counted (民法典 201). A deadline in calendar days is not moved by a
 * weekend at its end: who answers earlier is never late.
 */
@ApplicationScoped
public class Deadlines {
    private final WorkingDays workingDays;
    private final DeadlineRules rules = DeadlineRules.bundled();

    Deadlines(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /**
     * @param rule {@code wish-accept}; {@code wish-accept.repair} takes the rule of that kind where there is one, else
     *     {@code wish-accept}
     * @param start the day of the event that the time runs from, not counted itself
     * @return the last day on which it is in time
     * @throws CalendarYearMissing where working days meet a year without data
     * @throws IllegalArgumentException where there is no such rule
     */
    public LocalDate due(String rule, LocalDate start) {
        DeadlineRule found = rules.inForce(rule, start);
        return plus(found, start, found.days());
    }

    /** As {@link #due}, prolonged by what the rule allows. */
    public LocalDate extended(String rule, LocalDate start) {
        DeadlineRule found = rules.inForce(rule, start);
        return plus(found, start, found.days() + found.extension());
    }

    private LocalDate plus(DeadlineRule rule, LocalDate start, int days) {
        return rule.unit() == DeadlineRule.Unit.WORKING ? workingDays.plus(start, days) : start.plusDays(days);
    }
}
