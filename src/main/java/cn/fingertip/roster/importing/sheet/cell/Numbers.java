package cn.fingertip.roster.importing.sheet.cell;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as clerks write them. */
public final class Numbers {
    private static final int LONGEST = 40;
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    private Numbers() {}

    /**
     * Reads a decimal number. Full-width digits, spaces and thousands separators are accepted; a unit, Chinese
     * numerals, an exponent or commas elsewhere are not, since they can be read in more than one way.
     *
     * @return empty where it is no such number
     */
    public static Optional<BigDecimal> parse(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        // Nearly every number is written plainly; only the others pay for the rest.
        if (plain(written)) {
            return Optional.of(new BigDecimal(written));
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
        if (GROUPED.matcher(text).matches()) {
            text = text.replace(",", "");
        }
        return plain(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** A sign or none, digits, and perhaps a point and digits. A pattern would cost more than all else about a number. */
    private static boolean plain(String text) {
        int from = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? digits(text, from, text.length())
                : digits(text, from, point) && digits(text, point + 1, text.length());
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    /** @return how many digits after the point say something: one for 1.50 */
    public static int decimals(BigDecimal number) {
        return number.signum() == 0
                ? 0
                : Math.max(0, number.stripTrailingZeros().scale());
    }
}
