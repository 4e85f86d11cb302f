package cn.fingertip.roster.importing.sheet.row;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Months for which is paid, under the ways in which one sheet writes the same month. */
final class Months {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})\\s*[-年./]\\s*(\\d{1,2})(?:\\s*月|\\s*[-月./]\\s*0?1\\s*日?)?");

    private Months() {}

    /** @return {@code 2025-01} for 2025年1月, 2025.1 and the first of that month, anything else as it is written */
    static String plain(String written) {
        if (written.isEmpty() || !Character.isDigit(written.charAt(0))) {
            return written;
        }
        Matcher month = WRITTEN.matcher(written);
        return month.matches()
                ? month.group(1) + (month.group(2).length() == 1 ? "-0" : "-") + month.group(2)
                : written;
    }
}
