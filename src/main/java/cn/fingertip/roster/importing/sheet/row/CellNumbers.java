package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.file.SheetRow.Kind;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.cell.Numbers;
import cn.fingertip.roster.importing.sheet.cell.Units;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of cells as they are meant: with the unit that the cell or its column says. */
final class CellNumbers {
    /** Of each column of a sheet, so that a file full of them hides no error behind a thousand warnings. */
    private static final int MOST_UNITS_TOLD = 10;

    private final String unit;
    private final Map<Field, Integer> unitsInCells = new EnumMap<>(Field.class);

    /** @param unit of the programme's quantities */
    CellNumbers(String unit) {
        this.unit = unit;
    }

    void newSheet() {
        unitsInCells.clear();
    }

    /** @return the number of a cell, in yuan or in the programme's unit */
    Optional<BigDecimal> read(SheetRow row, Columns columns, Field field) {
        return plain(row, columns, field).or(() -> measured(row, columns, field));
    }

    /** As {@link #read}; where a unit stood in the cell, the clerk is told how it was understood. */
    Optional<BigDecimal> told(SheetRow row, Columns columns, Field field, RowFaults faults) {
        Optional<BigDecimal> plain = plain(row, columns, field);
        if (plain.isPresent() || columns.blank(row, field)) {
            return plain;
        }
        Optional<BigDecimal> measured = measured(row, columns, field);
        if (measured.isPresent() && unitsInCells.merge(field, 1, Integer::sum) <= MOST_UNITS_TOLD) {
            faults.warn(
                    field,
                    Fault.UNIT_IN_CELL,
                    Digits.masked(columns.text(row, field)),
                    Digits.quoted(measured.get().stripTrailingZeros(), columns.text(row, field)));
        }
        return measured;
    }

    /** @return what is to be told of a sheet's units in cells beyond the first */
    List<Finding> more(String sheet, Columns columns) {
        return unitsInCells.entrySet().stream()
                .filter(entry -> entry.getValue() > MOST_UNITS_TOLD)
                .map(entry -> Finding.inColumn(
                        sheet,
                        columns.of(entry.getKey()),
                        Fault.UNIT_IN_MORE_CELLS,
                        entry.getKey().title(),
                        entry.getValue() - MOST_UNITS_TOLD))
                .toList();
    }

    private static Optional<BigDecimal> plain(SheetRow row, Columns columns, Field field) {
        Kind kind = columns.kind(row, field);
        boolean readable = kind == Kind.NUMBER || kind == Kind.TEXT;
        return readable
                ? Numbers.parse(columns.text(row, field)).map(number -> columns.scaled(field, number))
                : Optional.empty();
    }

    /** A unit in the cell counts alone; what the heading says is for the others. */
    private Optional<BigDecimal> measured(SheetRow row, Columns columns, Field field) {
        if (columns.kind(row, field) != Kind.TEXT) {
            return Optional.empty();
        }
        String wanted = field == Field.QUANTITY ? unit : "元";
        String text = columns.text(row, field);
        // 106.23元/亩: the standard of one unit
        String standard = field == Field.STANDARD ? text.replaceFirst("[//每].{1,3}$", "") : text;
        return Units.measured(standard, wanted);
    }
}
