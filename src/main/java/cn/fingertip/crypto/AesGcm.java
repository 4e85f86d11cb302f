package cn.fingertip.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random nonce in front: nonce (12 bytes), ciphertext, tag (16 bytes). */
final class AesGcm {
    static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Finding the algorithm costs more than sealing a number; every use begins with {@code init}. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesGcm::cipher);

    private AesGcm() {}

    /** @param bound what the ciphertext belongs to; it opens only with the same */
    static byte[] seal(SecretKey key, byte[] plain, byte[] bound) {
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            Cipher cipher = CIPHERS.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bound);
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As {@link #seal(SecretKey, byte[], byte[])}, without a copy: for frames of large files.
     *
     * @param length how much of {@code plain}, from its beginning
     * @param into takes {@code length} and 28 bytes more from {@code at} on
     */
    static void seal(SecretKey key, byte[] plain, int length, byte[] bound, byte[] into, int at) {
        try {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            System.arraycopy(nonce, 0, into, at, NONCE);
            Cipher cipher = CIPHERS.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bound);
            cipher.doFinal(plain, 0, length, into, at + NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws TamperedException where key, bound or any byte differs from what was sealed */
    static byte[] open(SecretKey key, byte[] sealed, byte[] bound) {
        try {
            Cipher cipher = CIPHERS.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 0, NONCE));
            cipher.updateAAD(bound);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TamperedException(e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
