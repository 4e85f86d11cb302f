package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads {@code .xlsx} row by row; only the table of shared texts is held in memory. */
final class WorkbookRows implements RowReader {
    private static final ReadingOptions ODD_CELLS_ARE_BROKEN = new ReadingOptions(false, true);
    /** Formatting alone may reach far to the right; past this it is no table. */
    private static final int WIDEST = 1024;

    private final byte[] content;
    private final FileLimits limits;
    private int rows;

    WorkbookRows(byte[] content, FileLimits limits) {
        this.content = content;
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        new WorkbookGuard(limits).check(content);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(content), ODD_CELLS_ARE_BROKEN)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            for (Sheet sheet : sheets) {
                sink.sheet(new Tab(
                        sheet.getName(), sheet.getVisibility() != SheetVisibility.VISIBLE, workbook.isDate1904()));
                rows(sheet, sink);
            }
        } catch (RefusedFile | ImportStopped ours) {
            throw ours;
        } catch (RuntimeException | IOException broken) {
            // Whatever the parser stumbles over, it is reading from memory: the fault is the file's.
            throw new RefusedFile(Fault.FILE_DAMAGED);
        }
        sink.end();
    }

    private void rows(Sheet sheet, RowSink sink) throws IOException {
        try (Stream<Row> stream = sheet.openStream()) {
            Iterator<Row> iterator = stream.iterator();
            while (iterator.hasNext()) {
                Row row = iterator.next();
                if (++rows > limits.maxRows()) {
                    throw new RefusedFile(Fault.FILE_TOO_MANY_ROWS, limits.maxRows());
                }
                if (row.getCellCount() > limits.maxColumns()) {
                    wide(row);
                }
                sink.row(new WorkbookRow(row));
            }
        }
    }

    private void wide(Row row) {
        boolean filled = row.getCellCount() > WIDEST;
        for (int column = limits.maxColumns(); !filled && column < row.getCellCount(); column++) {
            filled = !new WorkbookRow(row).blank(column);
        }
        if (filled) {
            throw new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, limits.maxColumns());
        }
    }

    private record Tab(String name, boolean hidden, boolean years1904) implements FileSheet {}
}
