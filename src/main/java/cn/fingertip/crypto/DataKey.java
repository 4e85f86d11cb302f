package cn.fingertip.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of its own for one report or one upload; destroying its wrapped form destroys what it sealed. */
public final class DataKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final byte[] wrapped;

    DataKey(byte[] raw, byte[] wrapped) {
        this.key = new SecretKeySpec(raw, "AES");
        this.wrapped = wrapped;
    }

    static byte[] random() {
        byte[] raw = new byte[32];
        RANDOM.nextBytes(raw);
        return raw;
    }

    /** @return the form that may be kept in the database */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /** @param bound what the ciphertext belongs to; it opens only with the same */
    public byte[] seal(byte[] plain, String bound) {
        return AesGcm.seal(key, plain, bound.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #seal(byte[], String)}, for text. */
    public byte[] seal(String plain, String bound) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), bound);
    }

    /** @throws TamperedException where it was altered or belongs elsewhere */
    public byte[] open(byte[] sealed, String bound) {
        return AesGcm.open(key, sealed, bound.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #open}, for text. */
    public String openText(byte[] sealed, String bound) {
        return new String(open(sealed, bound), StandardCharsets.UTF_8);
    }
}
