package cn.fingertip.roster.importing.file;

/** Takes the rows of a file one after another, so that no file is ever held whole. */
public interface RowSink {
    /**
     * Said before the first sheet where the file says of itself how long it is.
     *
     * @param rows in all sheets together, more or less
     */
    default void expect(int rows) {}

    /** A sheet begins. */
    void sheet(FileSheet sheet);

    void row(SheetRow row);

    /** The last row of the last sheet was given. */
    void end();
}
