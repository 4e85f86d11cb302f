package cn.fingertip;

import cn.fingertip.embedded.ServersOfThisJvm;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Leads the application to the embedded servers in dev and test. In any other profile, and where a developer names a
 * database of their own, it gives nothing and starts nothing. Stands apart from {@code cn.fingertip.embedded}, which the
 * production package does not hold: Quarkus writes the names of such classes into the package whatever the profile.
 */
public final class EmbeddedSettings implements ConfigSourceFactory {

    private static final String DATABASE_URL = "quarkus.datasource.jdbc.url";

    /** @return whether the servers' classes are here, which they are everywhere but in the production package */
    static boolean areHere() {
        return EmbeddedSettings.class.getResource("embedded/ServersOfThisJvm.class") != null;
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var profiles = context.getProfiles();
        var given = context.getValue(DATABASE_URL);
        if (!areHere() || given != null && given.getValue() != null) {
            return List.of();
        }
        return Stream.of("test", "dev")
                .filter(profiles::contains)
                .limit(1)
                .<ConfigSource>map(Source::new)
                .toList();
    }

    /** Starts the servers when a setting of theirs is first asked for, so that a JVM which asks for none starts none. */
    private record Source(String kind) implements ConfigSource {

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
            return "embedded servers (" + kind + ")";
        }

        @Override
        public int getOrdinal() {
            return ORDINAL;
        }
    }
}
