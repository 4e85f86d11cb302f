package cn.fingertip.roster.check.finding;

import cn.fingertip.calendar.CalendarYearMissing;
import cn.fingertip.calendar.Deadlines;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** By when a problem in what the public reads must be settled: counted from the day it was known there. */
@ApplicationScoped
public class FindingsDue {
    private final FindingRepository findings;
    private final Deadlines deadlines;
    private final Clock clock;

    FindingsDue(FindingRepository findings, Deadlines deadlines, Clock clock) {
        this.findings = findings;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** @param version published; what is not at its end there and has no day yet gets one */
    public void set(UUID version) {
        findings.due(version, due(clock.today()));
    }

    /** Without a calendar of the year the end of that year is the last day of which nobody can say it is late. */
    private LocalDate due(LocalDate known) {
        try {
            return deadlines.due("finding-after-publication", known);
        } catch (CalendarYearMissing missing) {
            return LocalDate.of(known.getYear(), 12, 31);
        }
    }
}
