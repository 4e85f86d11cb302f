package cn.fingertip.media.storage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether the disk has room for uploads. Never a reason to take a replica out of service: all else goes on. */
@Readiness
@ApplicationScoped
class RoomForUploads implements HealthCheck {
    private final DiskReserve disk;

    RoomForUploads(DiskReserve disk) {
        this.disk = disk;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("room for uploads").up();
        disk.state()
                .ifPresentOrElse(
                        now -> answer.withData("taken in", now.usable() >= now.reserved())
                                .withData("usable bytes", now.usable())
                                .withData("reserved bytes", now.reserved()),
                        () -> answer.withData("taken in", true));
        return answer.build();
    }
}
