package cn.fingertip.wechat.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** WeChat's proof that a callback is its own: SHA-1, in hex, of the token and the other parts sorted and joined. */
final class CallbackSignature {
    private CallbackSignature() {}

    /** @param parts the token, timestamp, nonce and, of an encrypted message, what {@code Encrypt} holds */
    static String of(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            // WeChat prescribes SHA-1; the secret token among the parts is what keeps others from signing.
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Takes the same time wherever the two differ. A part that is missing makes it wrong. */
    static boolean matches(String given, String... parts) {
        if (given == null || Arrays.asList(parts).contains(null)) {
            return false;
        }
        return MessageDigest.isEqual(
                of(parts).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
