package cn.fingertip.roster.importing.file;

/** One row of a sheet, whatever the file is. Columns count from 0, rows from 1 as the clerk sees them. */
public interface SheetRow {
    /** What stands in a cell. A number typed into a spreadsheet keeps 15 digits at most; a text keeps all. */
    enum Kind {
        BLANK,
        TEXT,
        NUMBER,
        /** #REF!, #VALUE! and the like. */
        BROKEN
    }

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

    default boolean blank(int column) {
        return column < 0
                || column >= width()
                || kind(column) == Kind.BLANK
                || text(column).isBlank();
    }

    default boolean blank() {
        for (int column = 0; column < width(); column++) {
            if (!blank(column)) {
                return false;
            }
        }
        return true;
    }
}
