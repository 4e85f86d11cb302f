package cn.fingertip.roster.importing.sheet;

import java.util.regex.Pattern;

/** Long numbers in texts that were meant to hold none: a clerk's file or sheet may be named after a person. */
public final class Digits {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}\\s-]{5,}[\\p{Nd}Xx]");
    private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d(\\.\\d+)?[Ee]\\+?\\d+");
    private static final int LONGEST = 100;

    private Digits() {}

    /** @return the text without numbers of seven digits and more, at most 100 characters */
    public static String masked(String text) {
        String masked = LONG_NUMBER.matcher(text).replaceAll("***");
        return masked.codePointCount(0, masked.length()) <= LONGEST
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** @return whether it is what a spreadsheet makes of a long number, {@code 3.60799E+17} */
    public static boolean exponent(String text) {
        return EXPONENT.matcher(text).matches();
    }
}
