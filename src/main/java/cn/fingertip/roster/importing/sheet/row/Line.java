package cn.fingertip.roster.importing.sheet.row;

import java.math.BigDecimal;

/**
 * One payment that passed every check. It lives only until its batch is written.
 *
 * @param village 12-digit code
 * @param group 村民小组, null where none stands there
 * @param folded the name for searching
 * @param quantity null where the programme has none
 * @param standard yuan a unit, null where there is none
 * @param id 18 digits
 * @param card digits, null where the sheet has no such column
 * @param household the household's own number or its head's ID number, within the village; null where the
 *     file has neither
 * @param head the head's folded name where the file tells the household by nothing else, else null
 */
public record Line(
        int row,
        String village,
        String group,
        String name,
        String folded,
        BigDecimal quantity,
        BigDecimal standard,
        long amountFen,
        String id,
        Index idIndex,
        String card,
        Index cardIndex,
        String household,
        String head) {

    /** Keeps numbers out of whatever might print a line. */
    @Override
    public String toString() {
        return "Line[row=" + row + "]";
    }
}
