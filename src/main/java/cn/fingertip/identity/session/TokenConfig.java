package cn.fingertip.identity.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Tokens of sessions. */
@ConfigMapping(prefix = "fingertip.token")
interface TokenConfig {
    /** A private EC P-256 JWK as JSON, with its {@code kid}: it signs, and its public half verifies. */
    String signingKey();

    /**
     * A JWK set as JSON with public EC P-256 keys that are believed besides: the key before a rotation until its last
     * token has expired, or the next one while replicas change over.
     */
    Optional<String> verifyKeys();

    /** Who issues: this site. */
    @WithDefault("fingertip")
    String issuer();

    /** Whom the tokens are for: this API. */
    @WithDefault("fingertip-api")
    String audience();

    /** How long an access token lives. */
    @WithDefault("30m")
    Duration accessLifetime();

    /** How long a villager's refresh token lives unused. */
    @WithDefault("30d")
    Duration citizenIdle();

    /** How long a member of staff's refresh token lives unused: over lunch, not over night. */
    @WithDefault("10h")
    Duration staffIdle();

    /** How long a session is believed to live on before the database is asked again; bounds how late an end shows. */
    @WithDefault("20s")
    Duration livenessCache();
}
