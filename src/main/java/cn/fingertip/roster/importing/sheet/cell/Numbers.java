package cn.fingertip.roster.importing.sheet.cell;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as clerks write them. */
public final class Numbers {
    private static final int LONGEST = 40;
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
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
        if (PLAIN.matcher(written).matches()) {
            return Optional.of(new BigDecimal(written));
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
        if (GROUPED.matcher(text).matches()) {
            text = text.replace(",", "");
        }
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** @return how many digits after the point say something: one for 1.50 */
    public static int decimals(BigDecimal number) {
        return number.signum() == 0
                ? 0
                : Math.max(0, number.stripTrailingZeros().scale());
    }
}
