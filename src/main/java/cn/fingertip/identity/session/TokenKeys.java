package cn.fingertip.identity.session;

import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The key that signs and the keys that verify, by key id. */
@Singleton
class TokenKeys {
    private static final String SIGNING = "fingertip.token.signing-key";
    private static final String VERIFYING = "fingertip.token.verify-keys";

    private final String signingId;
    private final PrivateKey signing;
    private final Map<String, PublicKey> verifying = new HashMap<>();

    TokenKeys(TokenConfig config) {
        EllipticCurveJsonWebKey own = curve(parse(config.signingKey()), SIGNING);
        if (own.getPrivateKey() == null) {
            throw new IllegalArgumentException(SIGNING + ": want a private key (with d)");
        }
        signingId = own.getKeyId();
        signing = own.getPrivateKey();
        config.verifyKeys().ifPresent(this::addVerifying);
        verifying.put(signingId, own.getECPublicKey());
    }

    String signingId() {
        return signingId;
    }

    PrivateKey signing() {
        return signing;
    }

    /** @return the public key of an id, empty where it is none of ours */
    Optional<PublicKey> verifying(String keyId) {
        return Optional.ofNullable(verifying.get(keyId));
    }

    private void addVerifying(String set) {
        try {
            for (JsonWebKey key : new JsonWebKeySet(set).getJsonWebKeys()) {
                verifying.put(key.getKeyId(), curve(key, VERIFYING).getECPublicKey());
            }
        } catch (JoseException e) {
            throw new IllegalArgumentException(VERIFYING + ": want a JWK set as JSON");
        }
    }

    /** The messages name the setting, never what it holds; nor do causes, which would quote it. */
    private static JsonWebKey parse(String json) {
        try {
            return JsonWebKey.Factory.newJwk(json);
        } catch (JoseException e) {
            throw new IllegalArgumentException(SIGNING + ": want a JWK as JSON");
        }
    }

    private static EllipticCurveJsonWebKey curve(JsonWebKey key, String setting) {
        if (key instanceof EllipticCurveJsonWebKey ec && "P-256".equals(ec.getCurveName()) && ec.getKeyId() != null) {
            return ec;
        }
        throw new IllegalArgumentException(setting + ": want EC P-256 with a kid");
    }
}
