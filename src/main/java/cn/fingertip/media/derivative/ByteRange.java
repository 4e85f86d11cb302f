package cn.fingertip.media.derivative;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one stretch of a thing that a client asks for (RFC 9110, 14.1.2).
 *
 * @param from its first byte
 * @param to its last
 */
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * @param header null where the client sent none
     * @param bytes of the whole
     * @return empty where the whole is to be sent: there is no header, or none that we know (several stretches, other
     *     units), which the RFC lets us pass over
     * @throws IllegalArgumentException where no byte of the whole is in it: 416
     */
    static Optional<ByteRange> parse(String header, long bytes) {
        Matcher range = header == null ? null : ONE.matcher(header.strip());
        if (range == null || !range.matches()) {
            return Optional.empty();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty() && last.isEmpty() || !first.isEmpty() && !last.isEmpty() && number(last) < number(first)) {
            return Optional.empty();
        }
        long from = first.isEmpty() ? Math.max(0, bytes - number(last)) : number(first);
        long to = first.isEmpty() || last.isEmpty() ? bytes - 1 : Math.min(bytes - 1, number(last));
        if (from > to) {
            throw new IllegalArgumentException("beyond the end");
        }
        return Optional.of(new ByteRange(from, to));
    }

    long length() {
        return to - from + 1;
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
