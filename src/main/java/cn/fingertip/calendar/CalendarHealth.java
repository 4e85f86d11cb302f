package cn.fingertip.calendar;

import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells that the calendar of a year is wanted, from the day on which a deadline that begins needs it. Never a reason to
 * take a replica out of service: all of them lack it, and nothing else waits for it.
 */
@Readiness
@ApplicationScoped
class CalendarHealth implements HealthCheck {
    private final Deadlines deadlines;
    private final WorkingDays workingDays;
    private final Clock clock;

    CalendarHealth(Deadlines deadlines, WorkingDays workingDays, Clock clock) {
        this.deadlines = deadlines;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        SortedSet<Integer> missing = deadlines.missing(clock.today());
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("working calendar")
                .up()
                .withData("known to", workingDays.years().last());
        if (!missing.isEmpty()) {
            answer.withData("missing", missing.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .withData("what to do", "load the State Council's days of that year: POST /api/v1/staff/calendar");
        }
        return answer.build();
    }
}
