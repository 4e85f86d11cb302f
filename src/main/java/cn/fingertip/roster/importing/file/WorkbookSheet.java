package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.xlsx.CellRow;
import cn.fingertip.roster.importing.xlsx.Workbook;
import java.io.IOException;
import java.util.BitSet;

/** One sheet of a workbook while it is read. */
final class WorkbookSheet implements FileSheet, Workbook.Rows {
    /** What is done with a row. */
    interface Take {
        void row(CellRow row);
    }

    private final Workbook workbook;
    private final Workbook.Sheet sheet;
    private final Take take;
    private final BitSet hiddenColumns = new BitSet();
    private MergedCells merged;

    WorkbookSheet(Workbook workbook, Workbook.Sheet sheet, Take take) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.take = take;
    }

    void read() throws IOException {
        workbook.read(sheet, this);
    }

    @Override
    public String name() {
        return sheet.name();
    }

    @Override
    public boolean hidden() {
        return sheet.hidden();
    }

    @Override
    public boolean years1904() {
        return workbook.years1904();
    }

    @Override
    public boolean hiddenColumn(int column) {
        return hiddenColumns.get(column);
    }

    @Override
    public MergedCells merged() {
        if (merged == null) {
            MergedCells found = new MergedCells();
            try {
                workbook.merged(
                        sheet,
                        (firstRow, lastRow, firstColumn, lastColumn) ->
                                found.add(new MergedCells.Range(firstRow, lastRow, firstColumn, lastColumn)));
            } catch (IOException broken) {
                throw new BrokenSheetException(broken);
            }
            merged = found;
        }
        return merged;
    }

    @Override
    public void row(CellRow row) {
        take.row(row);
    }

    @Override
    public void hiddenColumns(int first, int last) {
        hiddenColumns.set(first, last + 1);
    }

    /** Carries what is wrong with a sheet through the sink that asked for its merged cells. */
    static final class BrokenSheetException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenSheetException(IOException cause) {
            super(cause);
        }
    }
}
