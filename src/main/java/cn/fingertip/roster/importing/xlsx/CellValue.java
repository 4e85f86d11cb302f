package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the bytes of a cell and its attributes mean. */
final class CellValue {
    /** Spreadsheets reckon in binary and show 15 digits: what is stored as 764.86000000000001 was typed as 764.86. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int SURELY_SHOWN = 15;
    /** Past this a number is no quantity or amount, and its plain form would fill memory. */
    private static final int MOST_DIGITS = 40;

    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

    private CellValue() {}

    /** @throws BrokenWorkbookException where it is no number from 0 to a thousand million */
    static int natural(byte[] bytes, int from, int to) throws BrokenWorkbookException {
        int number = 0;
        if (to == from || to - from > 9) {
            throw new BrokenWorkbookException("not a number");
        }
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new BrokenWorkbookException("not a number");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * @return the column, from 0, of an address such as {@code AB12}
     * @throws WorkbookLimitException where no spreadsheet has such a column
     */
    static int column(byte[] bytes, int from, int to) throws IOException {
        int column = 0;
        int i = from;
        for (; i < to && bytes[i] >= 'A' && bytes[i] <= 'Z'; i++) {
            column = column * 26 + bytes[i] - 'A' + 1;
            if (column > 1 << 14) {
                throw new WorkbookLimitException(WorkbookLimitException.Limit.COLUMNS);
            }
        }
        if (i == from) {
            // Other ways to write one, no spreadsheet program does; they can only mean to get past the line above.
            throw new WorkbookLimitException(WorkbookLimitException.Limit.COLUMNS);
        }
        if (i == to || bytes[i] < '0' || bytes[i] > '9') {
            throw new BrokenWorkbookException("an address that is none");
        }
        return column - 1;
    }

    /** Reads a range such as {@code A1:B3}; one that is none is left out. */
    static void range(String written, Workbook.Merged merged) throws IOException {
        Matcher range = RANGE.matcher(written == null ? "" : written);
        if (range.matches()) {
            merged.range(row(range, 2), row(range, 4), column(range, 1), column(range, 3));
        }
    }

    private static int row(Matcher range, int group) {
        return Integer.parseInt(range.group(group));
    }

    private static int column(Matcher range, int group) throws IOException {
        byte[] address = (range.group(group) + '1').getBytes(StandardCharsets.US_ASCII);
        return column(address, 0, address.length);
    }

    /** @return a letter for the type of a cell: s, n, b, e, d; i for a text inside the cell, f for one of a formula */
    static int type(byte[] bytes, int from, int to) {
        if (to - from == 1) {
            return bytes[from];
        }
        return to - from == 3 && bytes[from] == 's' ? 'f' : 'i';
    }

    static boolean yes(XmlScan xml, String attribute) {
        return xml.attributeIs(attribute, "1") || xml.attributeIs(attribute, "true");
    }

    /** @return in plain digits as the spreadsheet would show it, null where its size is beyond sense */
    static String number(byte[] bytes, int length) throws BrokenWorkbookException {
        int plain = plainLength(bytes, length);
        if (plain > 0) {
            return new String(bytes, 0, plain, StandardCharsets.ISO_8859_1);
        }
        try {
            BigDecimal number = new BigDecimal(new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip());
            BigDecimal shown = number.precision() > SURELY_SHOWN ? number.round(SHOWN) : number;
            if (Math.abs((long) shown.scale()) > MOST_DIGITS) {
                return null;
            }
            return shown.scale() > 0 ? shown.stripTrailingZeros().toPlainString() : shown.toPlainString();
        } catch (NumberFormatException e) {
            throw new BrokenWorkbookException("a number that is none");
        }
    }

    /**
     * @return how many of the bytes are the number as shown, where they are that already; 0 where it takes reckoning.
     *     Nearly all are.
     */
    private static int plainLength(byte[] bytes, int length) {
        if (length > SURELY_SHOWN || length == 0) {
            return 0;
        }
        int point = -1;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '.' && point < 0) {
                point = i;
            } else if (bytes[i] < '0' || bytes[i] > '9') {
                return 0;
            }
        }
        boolean leadingZero = bytes[0] == '0' && length > 1 && point != 1;
        if (leadingZero || point == 0 || point == length - 1) {
            return 0;
        }
        if (point < 0) {
            return length;
        }
        int end = length;
        while (bytes[end - 1] == '0') {
            end--;
        }
        return end - 1 == point ? point : end;
    }
}
