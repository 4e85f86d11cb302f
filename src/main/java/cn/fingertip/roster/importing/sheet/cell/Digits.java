package cn.fingertip.roster.importing.sheet.cell;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Long numbers in texts that were meant to hold none: a clerk's file or sheet may be named after a person. */
public final class Digits {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}\\s-]{5,}[\\p{Nd}Xx]");
    private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d(\\.\\d+)?[Ee]\\+?\\d+");
    /** Those that no database or XML takes, or that could stand between digits unseen. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");

    private static final Pattern END_OF_NUMBER = Pattern.compile("[\\p{Nd}\\s-]+$");
    private static final int LONGEST = 100;
    /** Digits of a mobile number, the shortest of all. */
    private static final int TELEPHONE = 11;
    /** Characters that are looked at; a cell may hold 32,767. */
    private static final int LOOKED_AT = 1000;

    private Digits() {}

    /** @return the text without numbers of seven digits and more and without control characters, at most 100 characters */
    public static String masked(String text) {
        String plain = printable(text);
        if (plain.length() > LOOKED_AT) {
            // Of a number that is cut no piece is left.
            plain = END_OF_NUMBER.matcher(plain.substring(0, LOOKED_AT)).replaceFirst("…");
        }
        String masked = LONG_NUMBER.matcher(plain).replaceAll("***");
        return masked.codePointCount(0, masked.length()) <= LONGEST
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /**
     * What a message may quote of a number in a file. It is not quoted where it, or the cell itself before its unit was
     * reckoned in, has as many digits as a telephone, a card or an ID: a telephone in a column of 分 is no sum of yuan.
     *
     * @param number as it was understood
     * @param cell as it stands in the file
     * @return digits without an exponent, or {@code ***}
     */
    public static String quoted(BigDecimal number, String cell) {
        String written = Normalizer.normalize(cell, Normalizer.Form.NFKC);
        int point = written.indexOf('.');
        long digits = (point < 0 ? written : written.substring(0, point))
                .codePoints()
                .filter(Character::isDigit)
                .count();
        boolean suspect = digits >= TELEPHONE || number.precision() - number.scale() >= TELEPHONE;
        return suspect ? "***" : number.toPlainString();
    }

    /** @return whether a number of seven digits or more stands in it */
    public static boolean longNumber(String text) {
        return LONG_NUMBER.matcher(text).find();
    }

    /** @return the text without control characters */
    public static String printable(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }

    /** @return whether it is what a spreadsheet makes of a long number, {@code 3.60799E+17} */
    public static boolean exponent(String text) {
        // Hardly a number has the letter, and every row asks twice.
        return (text.indexOf('E') >= 0 || text.indexOf('e') >= 0)
                && EXPONENT.matcher(text).matches();
    }
}
