package cn.fingertip.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * Sealing to a public key: HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM.
 * Form: encapsulated key (32 bytes), ciphertext, tag (16 bytes). The context goes in as HPKE's info.
 */
public final class KeyPairs {
    /** Of a public key, of a private one and of an encapsulated one. */
    static final int KEY = 32;

    private static final byte[] NOTHING = new byte[0];

    private KeyPairs() {}

    /** @return a new pair */
    public static KeyPair next() {
        HPKE hpke = hpke();
        AsymmetricCipherKeyPair pair = hpke.generatePrivateKey();
        return new KeyPair(hpke.serializePublicKey(pair.getPublic()), hpke.serializePrivateKey(pair.getPrivate()));
    }

    /**
     * @param privateKey 32 bytes, as {@link KeyPair#privateKey()} gave them
     * @return the whole pair
     */
    public static KeyPair of(byte[] privateKey) {
        return new KeyPair(
                new X25519PrivateKeyParameters(privateKey).generatePublicKey().getEncoded(), privateKey);
    }

    /**
     * @param context what it belongs to; it opens only with the same
     * @throws IllegalArgumentException where the public key is none
     */
    public static byte[] seal(byte[] publicKey, byte[] plain, String context) {
        if (publicKey.length != KEY) {
            throw new IllegalArgumentException("want a public key of 32 bytes");
        }
        HPKE hpke = hpke();
        try {
            byte[][] sealed =
                    hpke.seal(hpke.deserializePublicKey(publicKey), utf8(context), NOTHING, plain, null, null, null);
            // Bouncy Castle gives the ciphertext first.
            return ByteBuffer.allocate(sealed[1].length + sealed[0].length)
                    .put(sealed[1])
                    .put(sealed[0])
                    .array();
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws TamperedException where it was altered, belongs elsewhere or was sealed for another pair */
    public static byte[] open(KeyPair pair, byte[] sealed, String context) {
        HPKE hpke = hpke();
        try {
            return hpke.open(
                    Arrays.copyOf(sealed, KEY),
                    hpke.deserializePrivateKey(pair.privateKey(), pair.publicKey()),
                    utf8(context),
                    NOTHING,
                    Arrays.copyOfRange(sealed, KEY, sealed.length),
                    null,
                    null,
                    null);
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            throw new TamperedException(e);
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
