package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.file.SheetRow.Kind;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.cell.Numbers;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.programme.AmountRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Quantity, standard and amount of a row, each by itself and, where the programme says so, their product. */
public final class AmountCheck {
    private static final BigDecimal MOST_QUANTITY = new BigDecimal("9999999");
    private static final BigDecimal MOST_STANDARD = new BigDecimal("99999999");
    private static final BigDecimal MOST_AMOUNT = new BigDecimal("100000000");
    private static final int DECIMALS = 4;

    /** Of a sheet, so that a file full of them hides no error behind a thousand warnings. */
    private static final int MOST_TOLD = 10;

    private final AmountRule rule;
    private final CellNumbers cells;
    private int rounded;
    private final Totals quantities = new Totals();
    private final Totals amounts = new Totals();

    /** @param unit of the programme's quantities */
    public AmountCheck(AmountRule rule, String unit) {
        this.rule = rule;
        this.cells = new CellNumbers(unit);
    }

    /** Sums of the sheet begin anew; that of the file goes on. */
    public void newSheet() {
        quantities.newSheet();
        amounts.newSheet();
        cells.newSheet();
        rounded = 0;
    }

    /** @param quantity, standard null where the sheet has none; all are meaningless where a fault was found */
    record Checked(BigDecimal quantity, BigDecimal standard, long amountFen) {}

    /** @return what is to be told of a sheet's units in cells, and of its amounts that were rounded, beyond the first */
    public List<Finding> more(String sheet, Columns columns) {
        List<Finding> found = new ArrayList<>(cells.more(sheet, columns));
        if (rounded > MOST_TOLD) {
            found.add(
                    Finding.inColumn(sheet, columns.of(Field.AMOUNT), Fault.AMOUNT_ROUNDED_MORE, rounded - MOST_TOLD));
        }
        return found;
    }

    CellNumbers cells() {
        return cells;
    }

    Totals quantities() {
        return quantities;
    }

    Totals amounts() {
        return amounts;
    }

    /** @return the sum of the sheet's quantities so far */
    public BigDecimal quantityOfSheet() {
        return quantities.ofSheet();
    }

    /** @return the sum of the sheet's amounts so far, in yuan */
    public BigDecimal amountOfSheet() {
        return amounts.ofSheet();
    }

    Checked check(SheetRow row, Columns columns, RowFaults faults) {
        BigDecimal quantity = quantity(row, columns, faults);
        BigDecimal standard = standard(row, columns, faults);
        Money product = quantity == null || standard == null ? null : Money.product(quantity, standard);
        BigDecimal amount = amount(row, columns, faults, product);
        if (amount == null) {
            return new Checked(quantity, standard, 0);
        }
        if (rule == AmountRule.PRODUCT && product != null && !product.equals(Money.of(amount))) {
            faults.add(
                    Field.AMOUNT,
                    Fault.AMOUNT_MISMATCH,
                    quantity.toPlainString(),
                    standard.toPlainString(),
                    product,
                    Money.of(amount));
        }
        return new Checked(quantity, standard, Money.of(amount).fen());
    }

    private BigDecimal quantity(SheetRow row, Columns columns, RowFaults faults) {
        Optional<BigDecimal> read = cells.told(row, columns, Field.QUANTITY, faults);
        count(read, MOST_QUANTITY, quantities, row, columns, Field.QUANTITY);
        if (columns.blank(row, Field.QUANTITY)) {
            required(faults, Field.QUANTITY, Fault.QUANTITY_MISSING);
            return null;
        }
        return inRange(read, MOST_QUANTITY, faults, Field.QUANTITY, Fault.QUANTITY_NOT_NUMBER, Fault.QUANTITY_RANGE);
    }

    private BigDecimal standard(SheetRow row, Columns columns, RowFaults faults) {
        if (columns.blank(row, Field.STANDARD)) {
            required(faults, Field.STANDARD, Fault.STANDARD_MISSING);
            return null;
        }
        return inRange(
                cells.told(row, columns, Field.STANDARD, faults),
                MOST_STANDARD,
                faults,
                Field.STANDARD,
                Fault.STANDARD_NOT_NUMBER,
                Fault.STANDARD_RANGE);
    }

    /**
     * @param product of quantity and standard, null where there is none
     * @return null where there is a fault
     */
    private BigDecimal amount(SheetRow row, Columns columns, RowFaults faults, Money product) {
        Optional<BigDecimal> told = cells.told(row, columns, Field.AMOUNT, faults);
        Optional<BigDecimal> read = told.map(written -> toTheFen(written, product, row, columns, faults));
        count(read, MOST_AMOUNT, amounts, row, columns, Field.AMOUNT);
        Fault fault = null;
        if (columns.blank(row, Field.AMOUNT)) {
            fault = Fault.AMOUNT_MISSING;
        } else if (read.isEmpty()) {
            fault = Fault.AMOUNT_NOT_NUMBER;
        } else if (read.get().signum() <= 0) {
            fault = Fault.AMOUNT_NOT_POSITIVE;
        } else if (read.get().compareTo(MOST_AMOUNT) > 0) {
            fault = Fault.AMOUNT_TOO_LARGE;
        } else if (Numbers.decimals(read.get()) > 2) {
            fault = Fault.AMOUNT_PRECISION;
        }
        if (fault != null) {
            faults.add(Field.AMOUNT, fault);
            return null;
        }
        return read.get();
    }

    /**
     * A formula without ROUND holds parts of a fen that the clerk does not see: 764.856, shown as 764.86. Only where the
     * fen shown are those that quantity and standard make is nothing guessed.
     */
    private BigDecimal toTheFen(BigDecimal written, Money product, SheetRow row, Columns columns, RowFaults faults) {
        if (product == null || Numbers.decimals(written) <= 2 || columns.kind(row, Field.AMOUNT) != Kind.NUMBER) {
            return written;
        }
        BigDecimal shown = written.setScale(2, RoundingMode.HALF_UP);
        if (!shown.equals(product.toBigDecimal())) {
            return written;
        }
        if (++rounded <= MOST_TOLD) {
            faults.warn(Field.AMOUNT, Fault.AMOUNT_ROUNDED, written.toPlainString(), shown.toPlainString());
        }
        return shown;
    }

    private void required(RowFaults faults, Field field, Fault missing) {
        if (rule == AmountRule.PRODUCT) {
            faults.add(field, missing);
        }
    }

    private static BigDecimal inRange(
            Optional<BigDecimal> read, BigDecimal most, RowFaults faults, Field field, Fault unreadable, Fault range) {
        if (read.isEmpty()) {
            faults.add(field, unreadable);
            return null;
        }
        BigDecimal number = read.get();
        if (number.signum() <= 0 || number.compareTo(most) > 0 || Numbers.decimals(number) > DECIMALS) {
            faults.add(field, range);
            return null;
        }
        return number;
    }

    /** A number past all measure is an ID's or a card's in the wrong column: in a sum it could be read again. */
    private static void count(
            Optional<BigDecimal> read, BigDecimal most, Totals totals, SheetRow row, Columns columns, Field field) {
        Optional<BigDecimal> counted = read.filter(number -> number.abs().compareTo(most) <= 0);
        if (counted.isPresent()) {
            totals.add(counted.get());
        } else if (!columns.blank(row, field)) {
            totals.unread();
        }
    }
}
