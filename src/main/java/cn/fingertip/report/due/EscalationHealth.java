package cn.fingertip.report.due;

import cn.fingertip.kernel.Clock;
import cn.fingertip.report.key.KeyGuardians;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether offices work whose late reports reach nobody above. Never a reason to take a replica out of service. */
@Readiness
@ApplicationScoped
class EscalationHealth implements HealthCheck {
    /** Probes come every few seconds, and offices are looked through one by one. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final KeyGuardians guardians;
    private final Clock clock;

    private volatile Known known = new Known(0, Instant.MIN);

    EscalationHealth(KeyGuardians guardians, Clock clock) {
        this.guardians = guardians;
        this.clock = clock;
    }

    private record Known(long offices, Instant until) {}

    @Override
    public HealthCheckResponse call() {
        long alone = alone();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("report escalation").up().withData("offices with nobody above", alone);
        if (alone > 0) {
            answer.withData("what to do", "add inspectors to the offices above: what is late below reaches nobody");
        }
        return answer.build();
    }

    private long alone() {
        Instant now = clock.now();
        if (!now.isBefore(known.until())) {
            known = new Known(guardians.alone(), now.plus(KEPT));
        }
        return known.offices();
    }
}
