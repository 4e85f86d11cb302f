package cn.fingertip.roster.importing.file.xls;

import cn.fingertip.roster.importing.file.FileLimits;
import cn.fingertip.roster.importing.file.ImportStopped;
import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads legacy {@code .xls} (BIFF8, Excel 97 to 2003), one sheet in memory at a time. */
public final class OldWorkbookRows implements RowReader {
    private static final int BIFF8 = 0x600;

    private final byte[] content;
    private final FileLimits limits;

    private final List<BoundSheetRecord> tabs = new ArrayList<>();
    private SSTRecord texts = new SSTRecord();
    private final OldStyles styles = new OldStyles();
    private boolean years1904;
    /** Sheets lie one after another; a chart drawn on a sheet lies within it. */
    private int depth;

    private int sheetsBegun;
    private OldSheet sheet;
    private FormulaRecord waitingForText;
    private int rows;

    /** @param content the whole file: its parts stand in any order */
    public OldWorkbookRows(byte[] content, FileLimits limits) {
        this.content = content;
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        try (OldWorkbook workbook = new OldWorkbook(content)) {
            workbook.check(limits);
            int expected = workbook.rows();
            if (expected > 0) {
                sink.expect(expected);
            }
            try (InputStream in = workbook.records()) {
                RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
                for (Record next = records.nextRecord(); next != null; next = records.nextRecord()) {
                    record(next, sink);
                }
            }
        } catch (RefusedFile | ImportStopped ours) {
            throw ours;
        } catch (RuntimeException | IOException broken) {
            // Whatever the library stumbles over, it is reading from memory: the fault is the file's.
            throw new RefusedFile(Fault.FILE_DAMAGED);
        }
        sink.end();
    }

    private void record(Record next, RowSink sink) {
        switch (next) {
            case BOFRecord begin -> begin(begin);
            case EOFRecord end -> end(sink);
            case BoundSheetRecord tab -> tab(tab);
            case SSTRecord table -> texts = table;
            case FormatRecord format -> styles.add(format);
            case ExtendedFormatRecord style -> styles.add(style);
            case DateWindow1904Record window -> years1904 = window.getWindowing() != 0;
            default -> {
                if (sheet != null && depth == 1) {
                    part(next);
                }
            }
        }
    }

    private void tab(BoundSheetRecord tab) {
        if (tabs.size() == limits.maxSheets()) {
            throw new RefusedFile(Fault.FILE_TOO_MANY_SHEETS, limits.maxSheets());
        }
        tabs.add(tab);
    }

    private void begin(BOFRecord begin) {
        if (begin.getVersion() != BIFF8) {
            throw new RefusedFile(Fault.FILE_XLS_TOO_OLD);
        }
        if (begin.getType() == BOFRecord.TYPE_EXCEL_4_MACRO) {
            throw new RefusedFile(Fault.FILE_MACROS);
        }
        if (++depth == 1 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
            List<BoundSheetRecord> inOrder = List.of(BoundSheetRecord.orderByBofPosition(tabs));
            BoundSheetRecord tab = sheetsBegun < inOrder.size() ? inOrder.get(sheetsBegun) : null;
            sheetsBegun++;
            if (begin.getType() == BOFRecord.TYPE_WORKSHEET && tab != null) {
                boolean hidden = tab.isHidden() || tab.isVeryHidden();
                sheet = new OldSheet(tab.getSheetname(), hidden, years1904, texts, limits.maxColumns());
            }
        }
    }

    private void end(RowSink sink) {
        depth--;
        if (depth == 0 && sheet != null) {
            sink.sheet(sheet);
            for (SheetRow row : sheet.rows()) {
                if (++rows > limits.maxRows()) {
                    throw new RefusedFile(Fault.FILE_TOO_MANY_ROWS, limits.maxRows());
                }
                sink.row(row);
            }
            sheet = null;
        }
    }

    private void part(Record next) {
        switch (next) {
            case RowRecord row when row.getZeroHeight() -> sheet.hideRow(row.getRowNumber());
            case ColumnInfoRecord columns
            when columns.getHidden() -> sheet.hideColumns(columns.getFirstColumn(), columns.getLastColumn());
            case LabelSSTRecord cell -> sheet.sharedText(cell.getRow(), cell.getColumn(), cell.getSSTIndex());
            case LabelRecord cell -> sheet.text(cell.getRow(), cell.getColumn(), cell.getValue());
            case NumberRecord cell -> number(cell, cell.getValue());
            case BoolErrRecord cell -> bool(cell);
            case FormulaRecord cell -> formula(cell);
            case StringRecord text
            when waitingForText != null -> {
                sheet.text(waitingForText.getRow(), waitingForText.getColumn(), text.getString());
                waitingForText = null;
            }
            case MergeCellsRecord cells -> merge(cells);
            default -> {
                // how it looks, or how it is printed
            }
        }
    }

    private void number(CellRecord cell, double value) {
        sheet.number(cell.getRow(), cell.getColumn(), value, styles.of(cell.getXFIndex()));
    }

    private void bool(BoolErrRecord cell) {
        if (cell.isError()) {
            sheet.broken(cell.getRow(), cell.getColumn());
        } else {
            sheet.text(cell.getRow(), cell.getColumn(), cell.getBooleanValue() ? "TRUE" : "FALSE");
        }
    }

    /** Counts as the value it last had. */
    private void formula(FormulaRecord cell) {
        waitingForText = null;
        if (cell.hasCachedResultString()) {
            waitingForText = cell;
        } else if (cell.getCachedResultTypeEnum() == CellType.NUMERIC) {
            number(cell, cell.getValue());
        } else if (cell.getCachedResultTypeEnum() == CellType.BOOLEAN) {
            sheet.text(cell.getRow(), cell.getColumn(), cell.getCachedBooleanValue() ? "TRUE" : "FALSE");
        } else if (cell.getCachedResultTypeEnum() == CellType.ERROR) {
            sheet.broken(cell.getRow(), cell.getColumn());
        }
    }

    private void merge(MergeCellsRecord cells) {
        for (int i = 0; i < cells.getNumAreas(); i++) {
            CellRangeAddress area = cells.getAreaAt(i);
            sheet.merge(area.getFirstRow(), area.getLastRow(), area.getFirstColumn(), area.getLastColumn());
        }
    }
}
