package cn.fingertip.roster.importing.marked;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.ProblemSheet;
import cn.fingertip.roster.importing.file.RowReader;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.SheetNames;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The clerk's own rows, whatever the file was, as a workbook with the wrong cells coloured and commented and a last sheet
 * that lists every problem: ready to mend and to send again. Streams: memory does not grow with the file.
 */
public final class MarkedWorkbook {
    /** Spreadsheets become slow with more comments; what is past it is coloured, and stands in the list. */
    private static final int MOST_COMMENTS = 5_000;

    /** A spreadsheet has no more rows; the list says how many it leaves out. */
    private static final int MOST_LISTED = 1_000_000;

    private static final List<String> HEADINGS = List.of("工作表", "行", "列", "级别", "代码", "问题与改法");
    private static final int[] WIDTHS = {18, 8, 8, 10, 22, 90};

    private MarkedWorkbook() {}

    /**
     * @param rows the file
     * @param places its problems
     * @param out is left open
     * @throws IOException where the file cannot be read or {@code out} not be written
     */
    public static void write(RowReader rows, Places places, OutputStream out) throws IOException {
        // Not the product's name: whoever gets the file need not know where it was.
        Workbook workbook = new Workbook(out, "fingertip", "1.0");
        AtomicInteger comments = new AtomicInteger(MOST_COMMENTS);
        try (Sheets sheets = new Sheets(workbook, places, comments)) {
            rows.read(sheets);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        list(workbook.newWorksheet(ProblemSheet.NAME), places);
        workbook.finish();
    }

    private static void list(Worksheet sheet, Places places) throws IOException {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.width(column, WIDTHS[column]);
        }
        sheet.value(0, 0, ProblemSheet.TITLE);
        sheet.style(0, 0).bold().set();
        for (int column = 0; column < HEADINGS.size(); column++) {
            sheet.value(1, column, HEADINGS.get(column));
            sheet.style(1, column).bold().fillColor(Marks.HEADING).set();
        }
        sheet.freezePane(0, 2);
        int at = 2;
        for (List<Places.Numbered> some = places.after(-1); !some.isEmpty() && at < MOST_LISTED; ) {
            for (Places.Numbered each : some) {
                line(sheet, at++, each.finding());
            }
            sheet.flush();
            some = places.after(some.getLast().no());
        }
        sheet.finish();
    }

    private static void line(Worksheet sheet, int at, Finding finding) {
        if (finding.sheet() != null) {
            sheet.inlineString(at, 0, finding.sheet());
        }
        if (finding.row() != null) {
            sheet.value(at, 1, finding.row());
        }
        if (finding.column() != null) {
            sheet.inlineString(at, 2, finding.column());
        }
        sheet.inlineString(at, 3, finding.level().equals(Finding.ERROR) ? "错误" : "提醒");
        sheet.inlineString(at, 4, finding.code());
        sheet.inlineString(at, 5, finding.message());
    }

    /** Copies the sheets one after another. */
    private static final class Sheets implements RowSink, AutoCloseable {
        private final Workbook workbook;
        private final Places places;
        private final AtomicInteger comments;
        private final SheetNames names = new SheetNames();
        private FileSheet file;
        /** What its problems are kept under. */
        private String known;

        private int sheets;
        private boolean skipping;
        private SheetCopy copy;

        Sheets(Workbook workbook, Places places, AtomicInteger comments) {
            this.workbook = workbook;
            this.places = places;
            this.comments = comments;
        }

        @Override
        public void sheet(FileSheet sheet) {
            close();
            file = sheet;
            known = names.next(sheet.name());
            skipping = false;
            sheets++;
        }

        @Override
        public void row(SheetRow row) {
            if (copy == null && !skipping) {
                skipping = ProblemSheet.is(file.name(), row);
                if (!skipping) {
                    open();
                }
            }
            if (!skipping) {
                copy.row(row);
            }
        }

        @Override
        public void end() {
            // close() does what is left
        }

        /** The sheet that is being copied; an empty one is left out. */
        @Override
        public void close() {
            if (copy != null) {
                copy.finish();
                copy = null;
            }
        }

        private void open() {
            String name = file.name();
            Worksheet sheet = workbook.newWorksheet(name.isEmpty() ? "Sheet" + sheets : name);
            if (file.hidden()) {
                sheet.setVisibilityState(VisibilityState.HIDDEN);
            }
            copy = new SheetCopy(file, sheet, new RowProblems(places, known), comments);
        }
    }
}
