package cn.fingertip.embedded.wechat.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeChat's encryption of messages: AES-256-CBC over 16 random bytes, the length, the message and the appid. */
final class MessageSeal {

    private static final int RANDOM_BYTES = 16;
    private static final int BLOCK = 32;

    private final byte[] appId;
    private final byte[] key;

    /** @param aesKey 43 characters of Base64 */
    MessageSeal(String appId, String aesKey) {
        this.appId = appId.getBytes(StandardCharsets.UTF_8);
        this.key = Base64.getDecoder().decode(aesKey + "=");
    }

    String seal(String message) {
        var text = message.getBytes(StandardCharsets.UTF_8);
        var length = RANDOM_BYTES + Integer.BYTES + text.length + appId.length;
        var padding = BLOCK - length % BLOCK;
        var random = new byte[RANDOM_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        var plain = ByteBuffer.allocate(length + padding)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(appId)
                .array();
        Arrays.fill(plain, length, plain.length, (byte) padding);
        return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain));
    }

    /** @throws IllegalArgumentException where it is not sealed for this app */
    String open(String sealed) {
        var plain =
                ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(sealed)));
        var text = new byte[plain.position(RANDOM_BYTES).getInt()];
        plain.get(text);
        var owner = new byte[appId.length];
        plain.get(owner);
        if (!Arrays.equals(owner, appId)) {
            throw new IllegalArgumentException("sealed for another app");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, RANDOM_BYTES));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not sealed with this key", e);
        }
    }
}
