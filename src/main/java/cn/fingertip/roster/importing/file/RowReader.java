package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.file.xls.OldWorkbookRows;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Reads one kind of file. */
public interface RowReader {
    /**
     * @param content the file, whole: a zip is read from its end
     * @throws RefusedFile where it is nothing that can be read
     */
    static RowReader of(byte[] content, FileLimits limits) {
        byte[] whole = TextEncoding.beforeEnd(content);
        return switch (FileFormat.of(whole)) {
            case WORKBOOK -> new WorkbookRows(FileContent.of(content), limits);
            case OLD_WORKBOOK -> new OldWorkbookRows(content, limits);
            case TEXT -> new TextRows(whole, limits);
        };
    }

    /**
     * As {@link #of(byte[], FileLimits)}, of a file that is not in memory: a workbook is read where it lies, of the
     * others, which are far smaller, as much as {@link FileLimits#maxHeld} is taken.
     *
     * @throws IOException where the store fails
     */
    static RowReader of(FileContent content, FileLimits limits) throws IOException {
        try (SeekableByteChannel file = content.open();
                InputStream in = Channels.newInputStream(file)) {
            byte[] head = in.readNBytes(FileFormat.ZIP.length);
            if (Arrays.equals(head, FileFormat.ZIP)) {
                return new WorkbookRows(content, limits);
            }
            long most = limits.maxHeld().asLongValue();
            if (file.size() > most) {
                throw new RefusedFile(Fault.FILE_TOO_BIG, most / 1024 / 1024);
            }
            file.position(0);
            return of(in.readAllBytes(), limits);
        } catch (UncheckedIOException storeFails) {
            throw storeFails.getCause();
        }
    }

    /**
     * @throws RefusedFile where the file cannot be taken as it is
     * @throws IOException where it cannot be got at, which says nothing against the file
     */
    void read(RowSink sink) throws IOException;
}
