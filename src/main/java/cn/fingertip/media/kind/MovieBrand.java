package cn.fingertip.media.kind;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Which kind of film a file of boxes is, by its major brand (ISO 14496-12, box ftyp). Tika takes every brand that it does
 * not know by name for QuickTime, the MP4 of most phones among them.
 */
final class MovieBrand {
    private static final Set<String> MP4 = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4VH", "M4VP", "MSNV",
            "mmp4", "dash", "3gp4", "3gp5", "3gp6", "hvc1", "hev1");
    private static final Set<String> PICTURES = Set.of("heic", "heix", "heim", "heis", "mif1", "msf1");
    private static final String UNKNOWN = "application/octet-stream";

    private MovieBrand() {}

    /** @param head the first bytes of a file that looks like QuickTime */
    static String mediaType(byte[] head) {
        if (!"ftyp".equals(at(head, 4))) {
            // Films older than the box: they begin with their index or their pictures.
            return "video/quicktime";
        }
        String brand = at(head, 8);
        if (brand.equals("qt  ")) {
            return "video/quicktime";
        }
        if (PICTURES.contains(brand)) {
            return "image/heic";
        }
        return MP4.contains(brand) ? "video/mp4" : UNKNOWN;
    }

    private static String at(byte[] head, int from) {
        return head.length < from + 4 ? "" : new String(head, from, 4, StandardCharsets.US_ASCII);
    }
}
