package cn.fingertip.account.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place on this site where a reader may be sent to: whoever could name another site's would have us vouch for it.
 *
 * @param text begins with one slash; ASCII, so that it goes into a header as it is
 */
record OwnPath(String text) {
    private static final int MOST_CHARACTERS = 1024;
    /** What RFC 3986 allows in a path, a query and a fragment; so no space, control character or backslash. */
    private static final String PART = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@/%s]|%%[0-9A-Fa-f]{2})*+";

    private static final Pattern ALLOWED = Pattern.compile(
            "/" + PART.formatted("") + "(?:\\?" + PART.formatted("?") + ")?(?:#" + PART.formatted("?") + ")?");
    /** Browsers resolve dots, and what is left may begin with two slashes, which is another host. */
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\\\]");
    /** Some servers in between decode once, some twice. */
    private static final int MOST_DECODINGS = 3;

    /** @return empty where it is none, or nobody can be sure */
    static Optional<OwnPath> of(String asked) {
        if (asked == null
                || asked.length() > MOST_CHARACTERS
                || !ALLOWED.matcher(asked).matches()) {
            return Optional.empty();
        }
        String seen = asked;
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            String path = seen.replaceFirst("[?#].*", "");
            if (path.contains("//")
                    || DOTS.matcher(path).find()
                    || HIDDEN.matcher(seen).find()) {
                return Optional.empty();
            }
            seen = decoded(seen);
        }
        return Optional.of(new OwnPath(asked));
    }

    /** @return whether any of these stands in it, however it is written */
    boolean leadsTo(Iterable<String> parts) {
        String seen = text;
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            String small = seen.toLowerCase(Locale.ROOT);
            for (String part : parts) {
                if (small.contains(part)) {
                    return true;
                }
            }
            seen = decoded(seen);
        }
        return false;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException bare) {
            // A percent sign that was written as one.
            return text;
        }
    }
}
