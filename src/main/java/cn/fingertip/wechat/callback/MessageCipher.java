package cn.fingertip.wechat.callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat's encryption of messages: AES-256-CBC whose IV is the key's first 16 bytes, padded to 32, and inside 16
 * random bytes, the length (4 bytes, big-endian), the message and the appid. Nothing in it proves who wrote it: check
 * {@code msg_signature} first.
 */
final class MessageCipher {
    private static final int KEY_BYTES = 32;
    private static final int RANDOM_BYTES = 16;
    private static final int BLOCK = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] appId;
    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    /**
     * @param appId must stand inside every message
     * @param encodingAesKey 43 characters of Base64, the last {@code =} left out
     * @throws IllegalArgumentException where it is none
     */
    MessageCipher(String appId, String encodingAesKey) {
        byte[] bytes = Base64.getDecoder().decode(encodingAesKey + "=");
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("not 32 bytes");
        }
        this.appId = appId.getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(bytes, "AES");
        this.iv = new IvParameterSpec(bytes, 0, RANDOM_BYTES);
    }

    /** @return Base64 of the encrypted message */
    String seal(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM_BYTES + Integer.BYTES + text.length + appId.length;
        int padding = BLOCK - length % BLOCK;
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] plain = ByteBuffer.allocate(length + padding)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(appId)
                .array();
        Arrays.fill(plain, length, plain.length, (byte) padding);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, iv);
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    /** @return the message inside, empty where this key does not open it or it is for another app */
    Optional<byte[]> open(String encrypted) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, iv);
            return inside(cipher.doFinal(Base64.getDecoder().decode(encrypted.strip())));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> inside(byte[] plain) {
        int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
        int end = plain.length - padding;
        int start = RANDOM_BYTES + Integer.BYTES;
        if (padding < 1 || padding > BLOCK || end < start) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(plain).getInt(RANDOM_BYTES);
        if (length < 0 || length > end - start) {
            return Optional.empty();
        }
        byte[] owner = Arrays.copyOfRange(plain, start + length, end);
        return MessageDigest.isEqual(owner, appId)
                ? Optional.of(Arrays.copyOfRange(plain, start, start + length))
                : Optional.empty();
    }
}
