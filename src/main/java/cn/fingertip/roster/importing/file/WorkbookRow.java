package cn.fingertip.roster.importing.file;

import java.math.BigDecimal;
import java.math.MathContext;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** A row of a workbook; a formula counts as the value it last had. */
record WorkbookRow(Row row) implements SheetRow {
    /** Spreadsheets reckon in binary and show 15 digits: what is stored as 764.86000000000001 was typed as 764.86. */
    private static final MathContext SHOWN = new MathContext(15);

    /** Past this a number is no quantity or amount, and its plain form would fill memory. */
    private static final int MOST_DIGITS = 40;

    @Override
    public int number() {
        return row.getRowNum();
    }

    @Override
    public boolean hidden() {
        return row.isHidden();
    }

    @Override
    public int width() {
        return row.getCellCount();
    }

    @Override
    public Kind kind(int column) {
        Cell cell = row.getCell(column);
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return Kind.BLANK;
        }
        if (cell.getType() == CellType.ERROR) {
            return Kind.BROKEN;
        }
        return switch (cell.getValue()) {
            case null -> Kind.BLANK;
            case BigDecimal number -> plain(number) == null ? Kind.BROKEN : Kind.NUMBER;
            case String text when text.isEmpty() -> Kind.BLANK;
            case String text when cell.getType() == CellType.FORMULA && text.startsWith("#") -> Kind.BROKEN;
            default -> Kind.TEXT;
        };
    }

    @Override
    public String text(int column) {
        Cell cell = row.getCell(column);
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            String plain = plain(number);
            return plain == null ? "" : plain;
        }
        return cell.getValue().toString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal shown = number.precision() > 15 ? number.round(SHOWN) : number;
        if (Math.abs((long) shown.scale()) > MOST_DIGITS) {
            return null;
        }
        return shown.scale() > 0 ? shown.stripTrailingZeros().toPlainString() : shown.toPlainString();
    }
}
