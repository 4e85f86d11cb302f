package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;

/** Collects what is wrong with one row. */
final class RowFaults {
    private final Findings findings;
    private final String sheet;
    private final SheetRow row;
    private final Columns columns;
    private boolean any;

    RowFaults(Findings findings, String sheet, SheetRow row, Columns columns) {
        this.findings = findings;
        this.sheet = sheet;
        this.row = row;
        this.columns = columns;
    }

    boolean any() {
        return any;
    }

    void add(Field field, Fault fault, Object... facts) {
        any = true;
        int column = columns.of(field);
        boolean formula = column >= 0 && column < row.width() && row.notReckoned(column);
        findings.add(
                formula
                        ? Finding.at(sheet, row.number(), column, Fault.FORMULA_NOT_RECKONED)
                        : Finding.at(sheet, row.number(), column, fault, facts));
    }

    void addRow(Fault fault, Object... facts) {
        any = true;
        findings.add(Finding.at(sheet, row.number(), -1, fault, facts));
    }

    /** The row is taken all the same. */
    void warn(Field field, Fault fault, Object... facts) {
        findings.add(Finding.at(sheet, row.number(), columns.of(field), fault, facts));
    }
}
