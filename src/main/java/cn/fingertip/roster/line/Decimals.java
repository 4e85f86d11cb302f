package cn.fingertip.roster.line;

import java.math.BigDecimal;

/** Quantities and standards as they are shown. */
public final class Decimals {
    private Decimals() {}

    /** @return without trailing zeros or exponent, {@code "7.2"}; null of null */
    public static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
