package cn.fingertip.identity.session;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Signs access tokens (JWT, ES256). Their times are the library's own, as they are when one is read. */
@Singleton
class AccessTokens {
    /** The claim with the id of the session, so that its end shows. */
    static final String SESSION = "sid";

    /** The claim with the secret that unlocks the person's private key while the session lives; it is kept nowhere. */
    static final String KEY = "key";

    private final TokenConfig config;
    private final TokenKeys keys;

    AccessTokens(TokenConfig config, TokenKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    /**
     * @param groups {@code citizen}, or the staff's roles; staff's are read anew at every request
     * @param secret of the session, null where there is none
     */
    String issue(UUID subject, UUID session, Set<String> groups, SessionSecret secret) {
        JwtClaimsBuilder claims = Jwt.claims().subject(subject.toString()).claim(SESSION, session.toString());
        if (secret != null) {
            claims.claim(KEY, secret.text());
        }
        return claims.groups(groups)
                .issuer(config.issuer())
                .audience(config.audience())
                .expiresIn(config.accessLifetime())
                .jws()
                .keyId(keys.signingId())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(keys.signing());
    }

    long lifetimeSeconds() {
        return config.accessLifetime().toSeconds();
    }
}
