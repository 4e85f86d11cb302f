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
    /** An import makes two of every line; finding the algorithm anew would cost as much as the index. */
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

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
        Mac mac = macs.get();
        mac.update(kind.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
