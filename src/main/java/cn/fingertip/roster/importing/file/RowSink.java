package cn.fingertip.roster.importing.file;

/** Takes the rows of a file one after another, so that no file is ever held whole. */
public interface RowSink {
    /** A sheet begins. */
    void sheet(FileSheet sheet);

    void row(SheetRow row);

    /** The last row of the last sheet was given. */
    void end();
}
