package cn.fingertip.roster.importing.sheet.row;

import java.math.BigDecimal;

/** Sums of one column as the rows go by, against which 小计, 合计 and 总计 are held. */
final class Totals {
    private BigDecimal sheet = BigDecimal.ZERO;
    private BigDecimal file = BigDecimal.ZERO;
    private int lines;
    /** Rows of the sheet whose number could not be read: a sum cannot be expected to agree then, and the clerk is told. */
    private int unread;

    void add(BigDecimal value) {
        sheet = sheet.add(value);
        file = file.add(value);
        lines++;
    }

    void unread() {
        unread++;
    }

    int unreadRows() {
        return unread;
    }

    /** @return how many numbers of the sheet are summed by now */
    int lines() {
        return lines;
    }

    /** @return the sum of the sheet so far */
    BigDecimal ofSheet() {
        return sheet;
    }

    /** @return the sum of the file so far */
    BigDecimal ofFile() {
        return file;
    }

    void newSheet() {
        sheet = BigDecimal.ZERO;
        lines = 0;
        unread = 0;
    }
}
