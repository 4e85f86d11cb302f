package cn.fingertip.wechat.callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens WeChat's encrypted messages: AES-256-CBC whose IV is the key's first 16 bytes, padded to 32, and inside 16
 * random bytes, the length (4 bytes, big-endian), the message and the appid. Nothing in it proves who wrote it: check
 * {@code msg_signature} first.
 */
final class MessageCipher {
    private static final int KEY_BYTES = 32;
    private static final int RANDOM_BYTES = 16;
    private static final int BLOCK = 32;

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
