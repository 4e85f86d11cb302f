package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds 小计, 合计 and 总计 against the lines that they are of. */
public final class SumRows {
    /** No roster comes near it, and every number of an ID, a card or a telephone is past it: none is ever quoted. */
    private static final BigDecimal MOST = new BigDecimal("10000000000");

    private final AmountCheck amounts;
    private final Consumer<Finding> doubts;

    /** @param doubts takes a sum that disagrees, or that cannot be read */
    public SumRows(AmountCheck amounts, Consumer<Finding> doubts) {
        this.amounts = amounts;
        this.doubts = doubts;
    }

    /** @param hiddenRows of the sheet so far, which no sum of ours counts */
    public void check(String sheet, SheetRow row, Columns columns, int hiddenRows) {
        check(sheet, row, columns, Field.QUANTITY, amounts.quantities(), hiddenRows);
        check(sheet, row, columns, Field.AMOUNT, amounts.amounts(), hiddenRows);
    }

    private void check(String sheet, SheetRow row, Columns columns, Field field, Totals totals, int hiddenRows) {
        String label = RowKind.sumLabel(row, columns);
        Optional<BigDecimal> written =
                amounts.read(row, columns, field).filter(number -> number.abs().compareTo(MOST) < 0);
        if (written.isPresent()) {
            totals.expectedInsteadOf(written.get(), label)
                    .ifPresent(expected -> doubts.accept(Finding.at(
                            sheet,
                            row.number(),
                            columns.of(field),
                            Fault.TOTAL_MISMATCH,
                            Digits.masked(label),
                            written.get().toPlainString(),
                            expected.toPlainString(),
                            leftOut(totals, hiddenRows))));
        } else if (saysSomething(row, columns, field)) {
            doubts.accept(Finding.at(
                    sheet,
                    row.number(),
                    columns.of(field),
                    Fault.TOTAL_UNREADABLE,
                    Digits.masked(label),
                    field.title()));
        }
    }

    private static String leftOut(Totals totals, int hiddenRows) {
        String unread = totals.unreadRows() == 0 ? "" : "(另有 " + totals.unreadRows() + " 行的数无法识别,未计入)";
        String unseen = hiddenRows == 0 ? "" : "(另有 " + hiddenRows + " 行隐藏,未计入)";
        return unread + unseen;
    }

    /** A dash or a stroke stands for nothing; the label itself may stand in a column of numbers. */
    private static boolean saysSomething(SheetRow row, Columns columns, Field field) {
        if (!columns.has(field) || columns.blank(row, field)) {
            return false;
        }
        String text = columns.text(row, field);
        return text.codePoints().anyMatch(Character::isLetterOrDigit) && !RowKind.isSumLabel(text);
    }
}
