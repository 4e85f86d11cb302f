package cn.fingertip.kernel.http;

/** What a client says it takes and has already: the two headers that decide how a public body is answered. */
public final class Conditional {
    private Conditional() {}

    /** RFC 9110, 12.5.3: gzip or * with a weight above zero; nothing said means the plain form. */
    public static boolean takesGzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        if (acceptEncoding.equals("gzip")) {
            return true;
        }
        boolean any = false;
        for (String offer : acceptEncoding.split(",")) {
            int semicolon = offer.indexOf(';');
            String coding = (semicolon < 0 ? offer : offer.substring(0, semicolon)).strip();
            boolean wanted = semicolon < 0 || weight(offer.substring(semicolon + 1)) > 0;
            if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                return wanted;
            }
            any |= coding.equals("*") && wanted;
        }
        return any;
    }

    private static double weight(String parameter) {
        String text = parameter.strip();
        if (!text.startsWith("q=") && !text.startsWith("Q=")) {
            return 1;
        }
        try {
            return Double.parseDouble(text.substring(2).strip());
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    /** RFC 9110, 13.1.2: weak comparison, a list or *. */
    public static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch.equals(etag)) {
            return true;
        }
        for (String tag : ifNoneMatch.split(",")) {
            String bare = tag.strip();
            if (bare.equals("*")
                    || bare.equals(etag)
                    || bare.startsWith("W/") && bare.substring(2).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
