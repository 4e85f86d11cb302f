package cn.fingertip.media.derivative.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells what reads strangers' media here, and what holds it back. Never a reason to take a replica out of service: files
 * are taken in and kept without any of it.
 */
@Readiness
@ApplicationScoped
class MediaTools implements HealthCheck {
    private final Sandbox sandbox;
    private final Benches benches;
    private final Programs programs;

    MediaTools(Sandbox sandbox, Benches benches, Programs programs) {
        this.sandbox = sandbox;
        this.benches = benches;
        this.programs = programs;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("media tools")
                .up()
                .withData("sandbox", sandbox.kind().name().toLowerCase(Locale.ROOT))
                .withData("bench in memory", benches.inMemory());
        for (Program program : Program.values()) {
            if (program != Program.TIMEOUT) {
                answer.withData(program.command(), programs.find(program).isPresent());
            }
        }
        return answer.build();
    }
}
