package cn.fingertip.embedded;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Leads the application to the embedded servers in dev and test. In any other profile, and where a developer names a
 * database of their own, it gives nothing and starts nothing.
 */
public final class EmbeddedSettings implements ConfigSourceFactory {

    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var profiles = context.getProfiles();
        var given = context.getValue(DATABASE_URL);
        if (given != null && given.getValue() != null) {
            return List.of();
        }
        if (profiles.contains("test")) {
            return List.of(new Source(Kind.TEST));
        }
        return profiles.contains("dev") ? List.of(new Source(Kind.DEV)) : List.of();
    }

    /** Starts the servers when a setting of theirs is first asked for, so that a JVM which asks for none starts none. */
    private record Source(Kind kind) implements ConfigSource {

        /** Above application.properties (250), below the environment (300) and -D (400), which a developer may use. */
        private static final int ORDINAL = 275;

        private static final Set<String> NAMES = Set.of(
                DATABASE_URL,
                "quarkus.datasource.username",
                "quarkus.datasource.password",
                "quarkus.redis.hosts",
                "quarkus.http.port",
                "fingertip.wechat.api-base-url",
                "fingertip.media.folder",
                "fingertip.crypto.sealing-keys",
                "fingertip.crypto.index-key",
                "fingertip.crypto.receipt-key",
                "fingertip.token.signing-key",
                "wx.miniapp.appid",
                "wx.miniapp.secret");

        @Override
        public Set<String> getPropertyNames() {
            return NAMES;
        }

        @Override
        public String getValue(String name) {
            return NAMES.contains(name) ? ServersOfThisJvm.settings(kind).get(name) : null;
        }

        @Override
        public String getName() {
            return "embedded servers (" + kind.argument() + ")";
        }

        @Override
        public int getOrdinal() {
            return ORDINAL;
        }
    }
}
