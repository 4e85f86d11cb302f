package cn.fingertip.identity.session;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.crypto.TamperedException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * 256 random bits that seal a person's private key for as long as a session lives. They travel in the access token and,
 * sealed under a key that only the refresh token gives, from one token to the next; so the database opens nothing.
 */
final class SessionSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] raw;

    private SessionSecret(byte[] raw) {
        this.raw = raw;
    }

    static SessionSecret next() {
        byte[] raw = new byte[32];
        RANDOM.nextBytes(raw);
        return new SessionSecret(raw);
    }

    /** @return the secret in an access token's claim, empty where it is none */
    static Optional<SessionSecret> of(Object claim) {
        try {
            byte[] raw = claim == null ? new byte[0] : Base64.getUrlDecoder().decode(String.valueOf(claim));
            return raw.length == 32 ? Optional.of(new SessionSecret(raw)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** @return what the row of a refresh token holds, opened by the token itself; null where it holds none of ours */
    static SessionSecret carriedBy(String refreshToken, byte[] carried, UUID session) {
        try {
            return carried == null
                    ? null
                    : new SessionSecret(RefreshTokens.key(refreshToken).open(carried, carriedIn(session)));
        } catch (TamperedException altered) {
            return null;
        }
    }

    /** @return the form to keep beside a refresh token */
    byte[] carriedBy(String refreshToken, UUID session) {
        return RefreshTokens.key(refreshToken).seal(raw, carriedIn(session));
    }

    byte[] seal(KeyPair pair, UUID session) {
        return DataKey.of(raw).seal(pair.privateKey(), sealedIn(session));
    }

    /** @return empty where it is another session's, or was altered */
    Optional<KeyPair> open(byte[] sealed, UUID session) {
        try {
            return Optional.of(KeyPairs.of(DataKey.of(raw).open(sealed, sealedIn(session))));
        } catch (TamperedException notThisSecret) {
            return Optional.empty();
        }
    }

    /** @return the form in an access token's claim */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static String carriedIn(UUID session) {
        return "refresh_token.session_secret:" + session;
    }

    private static String sealedIn(UUID session) {
        return "login_session.private_key:" + session;
    }
}
