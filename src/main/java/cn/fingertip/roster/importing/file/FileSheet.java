package cn.fingertip.roster.importing.file;

/** A sheet of a file, as far as it can be known beside its rows. */
public interface FileSheet {
    /** @return as its tab says; empty in a text file */
    String name();

    /** @return whether who opens the file does not see it */
    boolean hidden();

    /** @return whether serial dates count from 1904 and not from 1900, as old programs for the Macintosh wrote them */
    default boolean years1904() {
        return false;
    }

    /**
     * Answers from the first row on.
     *
     * @param column from 0
     */
    default boolean hiddenColumn(int column) {
        return false;
    }

    /** @return cells drawn as one; it may cost a pass over the sheet, so ask only where it matters */
    default MergedCells merged() {
        return MergedCells.NONE;
    }

    /** @return the one sheet that a text file is */
    static FileSheet ofText() {
        return new FileSheet() {
            @Override
            public String name() {
                return "";
            }

            @Override
            public boolean hidden() {
                return false;
            }
        };
    }
}
