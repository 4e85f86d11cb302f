package cn.fingertip.roster.importing.file;

import java.io.IOException;

/** Reads one kind of file. */
public interface RowReader {
    /**
     * @param content the file, whole: a zip is read from its end
     * @throws RefusedFile where it is nothing that can be read
     */
    static RowReader of(byte[] content, FileLimits limits) {
        return switch (FileFormat.of(content)) {
            case WORKBOOK -> new WorkbookRows(FileContent.of(content), limits);
            case TEXT -> new TextRows(content, limits);
        };
    }

    /**
     * @throws RefusedFile where the file cannot be taken as it is
     * @throws IOException where it cannot be got at, which says nothing against the file
     */
    void read(RowSink sink) throws IOException;
}
