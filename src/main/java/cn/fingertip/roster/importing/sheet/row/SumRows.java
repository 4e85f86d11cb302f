package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.cell.MoneyInWords;
import cn.fingertip.roster.importing.sheet.cell.SumWords;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds 小计, 合计 and 总计 against the lines that they are of. */
public final class SumRows {
    /** No roster comes near it: what is past it is an ID's, a card's or a telephone's number and no sum. */
    private static final BigDecimal MOST = new BigDecimal("10000000000");

    private final AmountCheck amounts;
    private final Consumer<Finding> doubts;
    private final OpenSums quantitySums;
    private final OpenSums amountSums;
    private String sheet;
    private int hiddenRows;

    /** @param doubts takes a sum that disagrees, or that cannot be read */
    public SumRows(AmountCheck amounts, Consumer<Finding> doubts) {
        this.amounts = amounts;
        this.doubts = doubts;
        this.quantitySums = new OpenSums(amounts.quantities(), (sum, right) -> tell(sum, right, amounts.quantities()));
        this.amountSums = new OpenSums(amounts.amounts(), (sum, right) -> tell(sum, right, amounts.amounts()));
    }

    /** @param hiddenRows of the sheet so far, which no sum of ours counts */
    public void check(String sheet, SheetRow row, Columns columns, int hiddenRows) {
        this.sheet = sheet;
        this.hiddenRows = hiddenRows;
        SumLabel label = SumLabel.of(row, columns);
        meet(row, columns, Field.QUANTITY, label, quantitySums);
        meet(row, columns, Field.AMOUNT, label, amountSums);
    }

    /** The sheet is over: sums that stood above their lines are held against them. */
    public void end(int hiddenRows) {
        this.hiddenRows = hiddenRows;
        quantitySums.end();
        amountSums.end();
    }

    private void meet(SheetRow row, Columns columns, Field field, SumLabel label, OpenSums sums) {
        Optional<BigDecimal> written = amounts.cells()
                .read(row, columns, field)
                .or(() -> field == Field.AMOUNT ? inWords(row, columns) : Optional.empty())
                .filter(number -> number.abs().compareTo(MOST) < 0);
        if (written.isPresent()) {
            sums.meet(new OpenSums.Sum(
                    row.number(),
                    columns.of(field),
                    label,
                    written.get(),
                    Digits.quoted(written.get(), columns.text(row, field))));
        } else if (saysSomething(row, columns, field)) {
            doubts.accept(Finding.at(
                    sheet,
                    row.number(),
                    columns.of(field),
                    Fault.TOTAL_UNREADABLE,
                    Digits.masked(label.text()),
                    field.title()));
        }
    }

    /** 合计(大写) may stand in the amounts' column, or in a cell that is drawn over the whole row. */
    private static Optional<BigDecimal> inWords(SheetRow row, Columns columns) {
        if (saysSomething(row, columns, Field.AMOUNT)) {
            return MoneyInWords.find(columns.text(row, Field.AMOUNT));
        }
        StringBuilder all = new StringBuilder();
        for (int column = 0; column < row.width(); column++) {
            if (!row.blank(column)) {
                all.append(row.text(column)).append(' ');
            }
        }
        return MoneyInWords.find(SumWords.unspaced(all.toString()));
    }

    private void tell(OpenSums.Sum sum, BigDecimal expected, Totals totals) {
        doubts.accept(Finding.at(
                sheet,
                sum.row(),
                sum.column(),
                Fault.TOTAL_MISMATCH,
                Digits.masked(sum.label().text()),
                sum.quoted(),
                expected.toPlainString(),
                leftOut(totals, hiddenRows)));
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
        return text.codePoints().anyMatch(Character::isLetterOrDigit) && !SumWords.is(text);
    }
}
