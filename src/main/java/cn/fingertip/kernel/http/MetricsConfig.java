package cn.fingertip.kernel.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Who reads {@code /q/metrics}. */
@ConfigMapping(prefix = "fingertip.http.metrics")
interface MetricsConfig {
    /** Networks whose machines may; those of nobody else's addresses by default. Narrow it where strangers share one. */
    @WithDefault("127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7")
    List<String> from();
}
