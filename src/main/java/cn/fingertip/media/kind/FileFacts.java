package cn.fingertip.media.kind;

import cn.fingertip.crypto.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.tika.Tika;

/**
 * What a finished file is.
 *
 * @param sha256 of the plain content, lower-case hexadecimal; null where nobody has reckoned it yet
 * @param mediaType by its first bytes, never by a name or a header that the sender chose
 */
public record FileFacts(String sha256, String mediaType) {
    private static final Tika TIKA = new Tika();
    private static final int ENOUGH_TO_KNOW = 64 * 1024;

    /** Reads no more of {@code content}, whose digest is known or left for later, than tells its kind. */
    public static FileFacts of(String sha256, InputStream content) throws IOException {
        return new FileFacts(sha256, mediaType(content.readNBytes(ENOUGH_TO_KNOW)));
    }

    /** Reads {@code content} to its end. */
    public static FileFacts of(InputStream content) throws IOException {
        MessageDigest sha256 = Digests.of("SHA-256");
        byte[] buffer = content.readNBytes(ENOUGH_TO_KNOW);
        sha256.update(buffer);
        String mediaType = mediaType(buffer);
        buffer = new byte[ENOUGH_TO_KNOW];
        for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
            sha256.update(buffer, 0, read);
        }
        return new FileFacts(HexFormat.of().formatHex(sha256.digest()), mediaType);
    }

    /** @param head the first bytes of a file; thousands tell any kind that may be sent */
    public static String mediaType(byte[] head) {
        String detected = TIKA.detect(head);
        return "video/quicktime".equals(detected) ? MovieBrand.mediaType(head) : detected;
    }
}
