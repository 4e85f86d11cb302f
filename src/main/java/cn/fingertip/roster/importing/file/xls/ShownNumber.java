package cn.fingertip.roster.importing.file.xls;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of a spreadsheet as it shows them. */
final class ShownNumber {
    /** Spreadsheets reckon in binary and show 15 digits: what is stored as 764.86000000000001 was typed as 764.86. */
    private static final MathContext SHOWN = new MathContext(15);

    /** Past this a number is no quantity or amount, and its plain form would fill memory. */
    private static final int MOST_DIGITS = 40;

    private ShownNumber() {}

    /** @return plain digits, null for a number of no sensible size */
    static String of(BigDecimal number) {
        BigDecimal shown = number.precision() > 15 ? number.round(SHOWN) : number;
        if (Math.abs((long) shown.scale()) > MOST_DIGITS) {
            return null;
        }
        return shown.scale() > 0 ? shown.stripTrailingZeros().toPlainString() : shown.toPlainString();
    }

    static String of(double number) {
        return Double.isNaN(number) || Double.isInfinite(number) ? null : of(new BigDecimal(number));
    }
}
