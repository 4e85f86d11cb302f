package cn.fingertip.roster.importing.xlsx;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a spreadsheet shows a number as a date, and what date that is. */
public enum DateForm {
    /** A number that is one. */
    NONE,
    DAY,
    MONTH;

    /** Of the formats that every program knows by number those with a day, in the Chinese edition too (ECMA-376, 18.8.30). */
    private static final Set<Integer> DAYS = Set.of(14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58);

    private static final Set<Integer> MONTHS = Set.of(17, 27, 36, 50, 52, 57);

    /** Texts, colours and conditions in a format, and escaped characters. */
    private static final Pattern NO_LETTERS_OF_IT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|[\\\\_*].");

    private static final int LONGEST = 255;

    /** Before it and after it a date is a quantity that somebody formatted wrongly. */
    private static final LocalDate FIRST = LocalDate.of(1910, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);
    private static final double MOST_DAYS = 80_000;

    /** The first spreadsheet took 1900 for a leap year; from March on the count is right again. */
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);

    /** @return that of a format which has a number only */
    public static DateForm of(int format) {
        return DAYS.contains(format) ? DAY : MONTHS.contains(format) ? MONTH : NONE;
    }

    /** @param code of a format as written in a workbook, {@code yyyy"年"m"月"} */
    public static DateForm of(String code) {
        if (code.length() > LONGEST) {
            return NONE;
        }
        String positive =
                NO_LETTERS_OF_IT.matcher(code).replaceAll("").split(";", 2)[0].toLowerCase(Locale.ROOT);
        if (positive.contains("d")) {
            return positive.contains("m") ? DAY : NONE;
        }
        return positive.contains("y") && positive.contains("m") ? MONTH : NONE;
    }

    /**
     * @param days since the beginning of the workbook's count; a part of a day is the time
     * @param years1904 whether that is in 1904 and not in 1900
     * @return {@code 2025-10-01}, {@code 2025-10}; null where it is no date of our time, but a number
     */
    public String text(double days, boolean years1904) {
        if (this == NONE || !(days >= 0 && days < MOST_DAYS)) {
            return null;
        }
        LocalDate date = (years1904 ? DAY_0_OF_1904 : DAY_0).plusDays((long) days);
        if (date.isBefore(FIRST) || !date.isBefore(LAST)) {
            return null;
        }
        return this == DAY ? date.toString() : date.toString().substring(0, 7);
    }
}
