package cn.fingertip.roster.importing.sheet.row;

import java.math.BigDecimal;
import java.util.Optional;

/** Sums of one column as the rows go by, against which 小计, 合计 and 总计 are held. */
final class Totals {
    private BigDecimal sinceSum = BigDecimal.ZERO;
    private BigDecimal sheet = BigDecimal.ZERO;
    private BigDecimal file = BigDecimal.ZERO;
    /** Rows of the sheet whose number could not be read: a sum cannot be expected to agree then, and the clerk is told. */
    private int unread;

    void add(BigDecimal value) {
        sinceSum = sinceSum.add(value);
        sheet = sheet.add(value);
        file = file.add(value);
    }

    void unread() {
        unread++;
    }

    int unreadRows() {
        return unread;
    }

    /** @return the sum of the sheet so far */
    BigDecimal ofSheet() {
        return sheet;
    }

    void newSheet() {
        sinceSum = BigDecimal.ZERO;
        sheet = BigDecimal.ZERO;
        unread = 0;
    }

    /**
     * A row of sums was met. It may be the sum of the rows since the last one, of the sheet, or of the file so far.
     *
     * @param label 小计, 合计, 总计, as it stands there
     * @return what it should have said, empty where it agrees
     */
    Optional<BigDecimal> expectedInsteadOf(BigDecimal written, String label) {
        boolean agrees =
                written.compareTo(sinceSum) == 0 || written.compareTo(sheet) == 0 || written.compareTo(file) == 0;
        BigDecimal expected = label.contains("小计") ? sinceSum : sheet;
        sinceSum = BigDecimal.ZERO;
        return agrees ? Optional.empty() : Optional.of(expected);
    }
}
