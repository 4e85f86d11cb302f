package cn.fingertip.wish.due;

import cn.fingertip.calendar.CalendarYearMissing;
import cn.fingertip.calendar.Deadlines;
import cn.fingertip.wish.WishType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * By when a wish is due. Towards the end of a year the next year's holidays are not decreed yet: then a wish is kept
 * without a date, and {@link WishDatesJob} gives it one once the calendar is loaded.
 */
@ApplicationScoped
public class WishDates {
    private static final Logger LOG = Logger.getLogger(WishDates.class);

    private final Deadlines deadlines;

    WishDates(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** @return null where the calendar of its year is not known */
    public LocalDate acceptBy(WishType type, LocalDate submitted) {
        return due("wish-accept." + type.wire(), submitted);
    }

    /** @return null where the calendar of its year is not known */
    public LocalDate finishBy(WishType type, LocalDate from) {
        return due("wish-finish." + type.wire(), from);
    }

    private LocalDate due(String rule, LocalDate start) {
        try {
            return deadlines.due(rule, start);
        } catch (CalendarYearMissing missing) {
            LOG.warnf("no due date for %s from %s: %s", rule, start, missing.getMessage());
            return null;
        }
    }
}
