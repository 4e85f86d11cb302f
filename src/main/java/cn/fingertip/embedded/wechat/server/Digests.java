package cn.fingertip.embedded.wechat.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What looks random and is the same each time, and what is random. */
public final class Digests {

    private Digests() {}

    /** @return the text's SHA-256 */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** @return the text's SHA-256 in 43 of the letters that openids are made of */
    public static String letters(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(text));
    }

    /** @return the text's SHA-256 in hex */
    public static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** @return random bytes in hex: a token, a ticket, a trace id */
    public static String random(int bytes) {
        var made = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(made);
        return HexFormat.of().formatHex(made);
    }
}
