package cn.fingertip.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of its own for one report or one upload; destroying its wrapped forms destroys what it sealed. It wraps further
 * keys too: those of a report's files.
 */
public final class DataKey implements KeyWrap {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final byte[] wrapped;

    DataKey(byte[] raw, byte[] wrapped) {
        this.key = new SecretKeySpec(raw, "AES");
        this.wrapped = wrapped;
    }

    /** @return a new key, wrapped for nobody yet */
    public static DataKey fresh() {
        return new DataKey(random(), null);
    }

    /** @param raw 32 bytes that nobody can guess, derived from a secret */
    public static DataKey of(byte[] raw) {
        if (raw.length != 32) {
            throw new IllegalArgumentException("want a key of 32 bytes");
        }
        return new DataKey(raw, null);
    }

    /**
     * A key that whoever knows a secret can make again, and nobody else (HKDF with SHA-256, RFC 5869).
     *
     * @param secret at least 128 random bits: what a person chose would be guessed
     * @param purpose of the key, so that one secret may have several
     */
    public static DataKey derived(byte[] secret, String purpose) {
        try {
            return of(KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param wrapped what {@link #wrappedBy} gave for the same reader and context
     * @throws TamperedException where it is not
     */
    public static DataKey unwrap(KeyWrap reader, byte[] wrapped, String context) {
        return of(reader.unwrap(wrapped, context));
    }

    static byte[] random() {
        byte[] raw = new byte[32];
        RANDOM.nextBytes(raw);
        return raw;
    }

    /** @return this key, wrapped for one more reader */
    public byte[] wrappedBy(KeyWrap reader, String context) {
        return reader.wrap(key.getEncoded(), context);
    }

    /** @return this key, wrapped for the holder of a private key */
    public byte[] wrappedFor(byte[] publicKey, String context) {
        return KeyPairs.seal(publicKey, key.getEncoded(), context);
    }

    /** @return the form in which {@link Sealer} made or opened it, which may be kept in the database */
    public byte[] wrapped() {
        if (wrapped == null) {
            throw new IllegalStateException("this key was not wrapped by the site");
        }
        return wrapped.clone();
    }

    @Override
    public byte[] wrap(byte[] other, String context) {
        return seal(other, context);
    }

    @Override
    public byte[] unwrap(byte[] other, String context) {
        return open(other, context);
    }

    /** @param bound what the ciphertext belongs to; it opens only with the same */
    public byte[] seal(byte[] plain, String bound) {
        return AesGcm.seal(key, plain, bound.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * As {@link #seal(byte[], String)}, without a copy: for frames of large files.
     *
     * @param length how much of {@code plain}, from its beginning
     * @param into takes {@code length} and 28 bytes more from {@code at} on
     */
    public void seal(byte[] plain, int length, String bound, byte[] into, int at) {
        AesGcm.seal(key, plain, length, bound.getBytes(StandardCharsets.UTF_8), into, at);
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
