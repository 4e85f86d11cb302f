package cn.fingertip.roster.download;

import java.nio.charset.StandardCharsets;

/** Content-Disposition of files with Chinese names. */
public final class Disposition {
    /** What may stand as it is in an extended parameter (RFC 5987, 3.2.1, attr-char), beside letters and digits. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    /** What no file system of a clerk's machine takes, and control characters. */
    private static final String NO_NAME = "[\\\\/:*?\"<>|\\p{Cntrl}]";

    private Disposition() {}

    /**
     * @param how {@code attachment} or {@code inline}
     * @param ascii for clients that know no other names; letters, digits, points and hyphens only
     * @param chinese the name as people should see it
     */
    public static String of(String how, String ascii, String chinese) {
        return how + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(chinese.replaceAll(NO_NAME, " "));
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9'
                    || b >= 'A' && b <= 'Z'
                    || b >= 'a' && b <= 'z'
                    || b > 0 && PLAIN.indexOf(b) >= 0;
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append("%02X".formatted(b));
            }
        }
        return encoded.toString();
    }
}
