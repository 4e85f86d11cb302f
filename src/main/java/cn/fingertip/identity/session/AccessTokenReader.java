package cn.fingertip.identity.session;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Reads access tokens. It stands in place of the framework's own reader because that takes one key and one place to get
 * it from; ours come from the settings, several at a rotation. One algorithm is believed, whatever the token says.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class AccessTokenReader extends JWTCallerPrincipalFactory {
    private final JwtConsumer consumer;

    AccessTokenReader(TokenConfig config, TokenKeys keys) {
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setVerificationKeyResolver((jws, outer) -> keys.verifying(jws.getKeyIdHeaderValue())
                        .orElseThrow(() -> new UnresolvableKeyException("no key of ours")))
                .setExpectedIssuer(config.issuer())
                .setExpectedAudience(config.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(token, "JWT", consumer.processToClaims(token));
        } catch (InvalidJwtException e) {
            // Without the cause: its message quotes the token.
            throw new ParseException("access token refused");
        }
    }
}
