package cn.fingertip.embedded;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Tells a developer where to look, after everything else that starts has started. */
@Singleton
@IfBuildProfile("dev")
class StartBanner {

    private static final Logger LOG = Logger.getLogger(StartBanner.class);

    private final Config config;

    StartBanner(Config config) {
        this.config = config;
    }

    void print(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        LOG.info("指尖公开已启动\n  " + String.join("\n  ", servers()));
    }

    private List<String> servers() {
        var http = "http://localhost:" + setting("quarkus.http.port");
        return List.of(
                "网址　　　 " + http,
                "接口文档　 " + http + "/openapi  " + http + "/q/swagger-ui",
                "PostgreSQL " + setting("quarkus.datasource.jdbc.url") + "  " + setting("quarkus.datasource.username")
                        + " / " + setting("quarkus.datasource.password"),
                "Redis　　　" + setting("quarkus.redis.hosts"),
                "微信替身　 " + setting("fingertip.wechat.api-base-url") + "/  微信里会收到什么,用浏览器看");
    }

    private String setting(String name) {
        return config.getOptionalValue(name, String.class).orElse("—");
    }
}
