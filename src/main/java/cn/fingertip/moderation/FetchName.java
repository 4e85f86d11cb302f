package cn.fingertip.moderation;

import cn.fingertip.crypto.Digests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The name under which WeChat, which has no token of ours, fetches one picture for a short time. Only its digest is kept.
 *
 * @param text 256 random bits in hexadecimal
 */
record FetchName(String text) {
    static final String PATH = "/api/v1/content-reviews/pictures";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static FetchName random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new FetchName(HexFormat.of().formatHex(bytes));
    }

    byte[] key() {
        return Digests.of("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    String at(URI site) {
        return site.toString().replaceAll("/+$", "") + PATH + "/" + text;
    }
}
