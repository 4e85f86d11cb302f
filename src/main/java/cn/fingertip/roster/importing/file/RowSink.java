package cn.fingertip.roster.importing.file;

/** Takes the rows of a file one after another, so that no file is ever held whole. */
public interface RowSink {
    /**
     * A sheet begins.
     *
     * @param name as its tab says; empty in a text file
     * @param hidden whether the clerk does not see it
     */
    void sheet(String name, boolean hidden);

    void row(SheetRow row);

    /** The last row of the last sheet was given. */
    void end();
}
