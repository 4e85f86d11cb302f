package cn.fingertip.calendar;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Puts whole years into the calendar. */
@ApplicationScoped
class LoadCalendar {
    private final CalendarRepository repository;
    private final AuditTrail audit;

    LoadCalendar(CalendarRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** @return the years that were replaced */
    @Transactional
    public SortedSet<Integer> load(List<CalendarDay> days, String actor) {
        SortedSet<Integer> years = Calendar.of(days).years();
        repository.replace(years, days);
        audit.record(AuditEvent.of(
                        "calendar.loaded",
                        "calendar:" + years.stream().map(String::valueOf).collect(Collectors.joining("+")))
                .by(actor)
                .with("days", days.size()));
        return years;
    }
}
