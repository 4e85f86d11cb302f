package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.xlsx.CellRow;

/** One row of a sheet, whatever the file is. Columns count from 0, rows from 1 as the clerk sees them. */
public interface SheetRow {
    /** What stands in a cell. A number typed into a spreadsheet keeps 15 digits at most; a text keeps all. */
    enum Kind {
        BLANK,
        TEXT,
        NUMBER,
        /** A number shown as a date, {@code 2025-10-01}, or as a month, {@code 2025-10}. */
        DATE,
        /** #REF!, #VALUE! and the like. */
        BROKEN
    }

    /** The text of a cell whose formula was never reckoned; it is broken. */
    String NOT_RECKONED = CellRow.NOT_RECKONED;

    int number();

    /** @return whether who opens the file does not see it */
    default boolean hidden() {
        return false;
    }

    /** @return one past the last column that may hold something */
    int width();

    Kind kind(int column);

    /** @return never null; a number in plain digits as the spreadsheet would show it; not trimmed */
    String text(int column);

    /** @return whether a formula stands there without what it comes to */
    default boolean notReckoned(int column) {
        return kind(column) == Kind.BROKEN && text(column).equals(NOT_RECKONED);
    }

    default boolean blank(int column) {
        return column < 0
                || column >= width()
                || kind(column) == Kind.BLANK
                || text(column).isBlank();
    }

    /** @return whether the row holds nothing, formulas that were never reckoned aside: they are filled down past the last line */
    default boolean blank() {
        for (int column = 0; column < width(); column++) {
            if (!blank(column) && !notReckoned(column)) {
                return false;
            }
        }
        return true;
    }
}
