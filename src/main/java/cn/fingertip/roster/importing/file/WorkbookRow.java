package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.xlsx.CellRow;

/** A row of a workbook; a formula counts as the value it last had. */
record WorkbookRow(CellRow row) implements SheetRow {
    private static final Kind[] KINDS = Kind.values();

    @Override
    public int number() {
        return row.number();
    }

    @Override
    public boolean hidden() {
        return row.hidden();
    }

    @Override
    public int width() {
        return row.width();
    }

    @Override
    public Kind kind(int column) {
        return KINDS[row.kind(column).ordinal()];
    }

    @Override
    public String text(int column) {
        return row.text(column);
    }
}
