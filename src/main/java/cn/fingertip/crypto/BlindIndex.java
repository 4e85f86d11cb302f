package cn.fingertip.crypto;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Finds a sealed number without opening it: HMAC-SHA256 under a key that is not in the database. */
@Singleton
public class BlindIndex {
    private final SecretKeySpec key;

    BlindIndex(CryptoConfig config) {
        key = new SecretKeySpec(KeyRing.key(config.indexKey(), "fingertip.crypto.index-key"), "HmacSHA256");
    }

    /**
     * @param kind what the value is ({@code "id-number"}, {@code "card"}, {@code "openid"}); equal values of two kinds
     *     do not match
     * @param value in its one normal form; the caller brings it there
     * @return 32 bytes
     */
    public byte[] of(String kind, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
