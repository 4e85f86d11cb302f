package cn.fingertip.notify.message;

import cn.fingertip.kernel.Clock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether messages died. Never a reason to take a replica out of service. */
@Readiness
@ApplicationScoped
class MessageHealth implements HealthCheck {
    /** Probes come every few seconds. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final StaffMessageRepository messages;
    private final Clock clock;

    private volatile Known known = new Known(0, Instant.MIN);

    MessageHealth(StaffMessageRepository messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    private record Known(long dead, Instant until) {}

    @Override
    public HealthCheckResponse call() {
        long dead = dead();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("notices over WeChat").up().withData("dead", dead);
        if (dead > 0) {
            answer.withData("what to do", "GET /api/v1/staff/notices?state=dead says why, and how to send them again");
        }
        return answer.build();
    }

    private long dead() {
        Instant now = clock.now();
        if (!now.isBefore(known.until())) {
            try {
                known = new Known(QuarkusTransaction.requiringNew().call(messages::dead), now.plus(KEPT));
            } catch (RuntimeException noDatabase) {
                return known.dead(); // others tell of that
            }
        }
        return known.dead();
    }
}
