package cn.fingertip.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Fills the demo county on the first dev start, and does nothing on later ones. Not ready before it is whole, so that
 * nobody looks at half a county. A start that was cut short is taken up where it stopped.
 */
@ApplicationScoped
@Readiness
@IfBuildProfile("dev")
class DemoContent implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(DemoContent.class);
    private static final String VILLAGER = "villager-1";
    private static final String VILLAGE = "濯坑村委会";

    private final int port;

    private volatile String state = "waiting for the server";
    private volatile boolean whole;

    DemoContent(Config config) {
        this.port = config.getValue("quarkus.http.port", Integer.class);
    }

    /** Not by an event of the HTTP server: after a live reload that one goes on and tells nothing. */
    void onStart(@Observes StartupEvent started) {
        Thread.ofVirtual().name("demo-content").start(this::fill);
    }

    private void fill() {
        try (DemoApi api = new DemoApi(URI.create("http://127.0.0.1:" + port))) {
            api.awaitServer();
            List<DemoTownship> townships = DemoTownship.all(api);
            DemoPerson person = townships.getFirst().somebodyIn(VILLAGE);
            // Notices and pages tell whom to telephone, in a county that was filled before they did, too.
            DemoProgramme.ALL.forEach(programme -> new DemoTerms(api).ensure(programme));
            if (isEmpty(api)) {
                LOG.info("第一次启动,正在导入演示数据(约一分钟内完成)…");
                state = "rosters are imported and published";
                long lines = new DemoRosters(api).publish(townships);
                state = "reports and wishes are taken";
                api.post(
                        api.villager(VILLAGER),
                        "/api/v1/me/identity",
                        Map.of("name", person.name(), "idNumber", person.idNumber()));
                new DemoAffairs(api).take();
                LOG.infof("演示数据就绪:公布 %d 条发放明细", lines);
            }
            state = "whole";
            whole = true;
            LOG.info(DemoBanner.of(person, VILLAGER, port));
        } catch (RuntimeException e) {
            state = e.getMessage();
            LOG.error("demo content is not whole; it is taken up again at the next start", e);
        }
    }

    private static boolean isEmpty(DemoApi api) {
        JsonNode wishes = api.get(api.villager(DemoAffairs.LAST), "/api/v1/me/wishes");
        return wishes.path("items").isEmpty();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("demo content")
                .status(whole)
                .withData("state", state)
                .build();
    }
}
