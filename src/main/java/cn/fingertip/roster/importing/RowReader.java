package cn.fingertip.roster.importing;

import java.io.IOException;

/** Reads one kind of file. */
interface RowReader {
    /**
     * @throws RefusedFile where the file cannot be taken as it is
     * @throws IOException where it cannot be got at, which says nothing against the file
     */
    void read(RowSink sink) throws IOException;
}
