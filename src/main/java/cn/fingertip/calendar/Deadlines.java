package cn.fingertip.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * As {@link #due}, where a year without data is met with its weekdays in place of its working days.
     *
     * @see WorkingDays#likelyPlus
     */
    public LocalDate likelyDue(String rule, LocalDate start) {
        DeadlineRule found = rules.inForce(rule, start);
        return found.unit() == DeadlineRule.Unit.WORKING
                ? workingDays.likelyPlus(start, found.days())
                : start.plusDays(found.days());
    }

    /** @return the years without data that some deadline needs whose time begins on this day, and may be prolonged */
    public SortedSet<Integer> missing(LocalDate start) {
        SortedSet<Integer> missing = new TreeSet<>();
        for (DeadlineRule rule : rules.inForceOn(start)) {
            try {
                plus(rule, start, rule.days() + rule.extension());
            } catch (CalendarYearMissing year) {
                missing.add(year.year());
            }
        }
        return missing;
    }

    private LocalDate plus(DeadlineRule rule, LocalDate start, int days) {
        return rule.unit() == DeadlineRule.Unit.WORKING ? workingDays.plus(start, days) : start.plusDays(days);
    }
}
