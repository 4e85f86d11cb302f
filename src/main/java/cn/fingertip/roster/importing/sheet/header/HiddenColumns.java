package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** Columns that whoever opens the file does not see: the clerk is told of each that is taken, and of the others at once. */
public final class HiddenColumns {
    private HiddenColumns() {}

    /** @param headerRow where a finding on one column is shown */
    public static List<Finding> find(String sheet, int headerRow, FileSheet file, List<Recognised.Column> all) {
        List<Finding> found = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Recognised.Column column : all) {
            if (!file.hiddenColumn(column.index())) {
                continue;
            }
            if (column.field() == null || column.field() == Field.IGNORED || column.field() == Field.ADDRESS) {
                leftOut.add(column.letter());
            } else {
                found.add(Finding.at(
                        sheet,
                        headerRow,
                        column.index(),
                        Fault.COLUMN_HIDDEN,
                        column.letter(),
                        column.heading(),
                        column.field().title()));
            }
        }
        if (!leftOut.isEmpty()) {
            found.add(Finding.ofSheet(sheet, Fault.COLUMNS_HIDDEN, String.join("、", leftOut)));
        }
        return found;
    }
}
