package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.xlsx.Workbook;
import cn.fingertip.roster.importing.xlsx.WorkbookLimitException;
import cn.fingertip.roster.importing.xlsx.WorkbookLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads {@code .xlsx} row by row; only the table of shared texts is held in memory. */
final class WorkbookRows implements RowReader {
    private final FileContent content;
    private final FileLimits limits;
    private int rows;

    WorkbookRows(FileContent content, FileLimits limits) {
        this.content = content;
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        WorkbookLimits most = new WorkbookLimits(
                limits.maxUnpacked().asLongValue(),
                limits.maxTexts().asLongValue(),
                limits.maxColumns(),
                limits.maxSheets());
        try (Workbook workbook = new Workbook(content.open(), most)) {
            refuseOther(workbook);
            List<Workbook.Sheet> sheets = workbook.sheets();
            expect(sheets, workbook, sink);
            for (Workbook.Sheet each : sheets) {
                WorkbookSheet sheet = new WorkbookSheet(workbook, each, row -> {
                    if (++rows > limits.maxRows()) {
                        throw new RefusedFile(Fault.FILE_TOO_MANY_ROWS, limits.maxRows());
                    }
                    sink.row(new WorkbookRow(row));
                });
                sink.sheet(sheet);
                sheet.read();
            }
        } catch (RefusedFile | ImportStopped ours) {
            throw ours;
        } catch (UncheckedIOException storeFails) {
            throw storeFails.getCause();
        } catch (WorkbookLimitException tooBig) {
            throw refused(tooBig);
        } catch (WorkbookSheet.BrokenSheetException broken) {
            throw broken.getCause() instanceof WorkbookLimitException tooBig
                    ? refused(tooBig)
                    : new RefusedFile(Fault.FILE_DAMAGED);
        } catch (RuntimeException | IOException broken) {
            // Whatever the parser stumbles over, the store is in order: the fault is the file's.
            throw new RefusedFile(Fault.FILE_DAMAGED);
        }
        sink.end();
    }

    private static void expect(List<Workbook.Sheet> sheets, Workbook workbook, RowSink sink) throws IOException {
        long expected = 0;
        for (Workbook.Sheet sheet : sheets) {
            expected += workbook.rows(sheet);
        }
        if (expected > 0) {
            sink.expect((int) Math.min(expected, Integer.MAX_VALUE));
        }
    }

    private static void refuseOther(Workbook workbook) throws IOException {
        if (workbook.encrypted()) {
            throw new RefusedFile(Fault.FILE_ENCRYPTED);
        }
        PackageKind.check(workbook.parts(), workbook.contentTypes());
        if (!workbook.isWorkbook()) {
            throw new RefusedFile(Fault.FILE_DAMAGED);
        }
    }

    private RefusedFile refused(WorkbookLimitException tooBig) {
        return switch (tooBig.limit()) {
            case TEXTS -> new RefusedFile(Fault.FILE_TOO_BIG, limits.maxTexts().asLongValue() / 1024 / 1024);
            case UNPACKED ->
                new RefusedFile(Fault.FILE_TOO_BIG, limits.maxUnpacked().asLongValue() / 1024 / 1024);
            case COLUMNS -> new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, limits.maxColumns());
            case SHEETS -> new RefusedFile(Fault.FILE_TOO_MANY_SHEETS, limits.maxSheets());
        };
    }
}
