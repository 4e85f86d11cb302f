package cn.fingertip.roster.importing.marked;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.MergedCells;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/**
 * Copies the rows of one sheet and marks what is wrong. A text stays a text and a number a number: an ID that had become
 * a number has lost digits, and must not come back as a text that looks whole.
 */
final class SheetCopy {
    private static final int FLUSH_EVERY = 500;
    /** Rows by whose texts the widths of columns are chosen. */
    private static final int LOOK_AT = 200;

    private static final int NARROWEST = 6;
    private static final int WIDEST = 40;
    /** Digits from which on a spreadsheet that takes a text for a number would lose some or show powers of ten. */
    private static final int LONG = 11;

    private static final int MONTH = "2025-10".length();
    private static final String AS_TEXT = "@";

    private final FileSheet file;
    private final Set<MergedCells.Range> merged;
    private final Worksheet sheet;
    private final RowProblems problems;
    private final AtomicInteger comments;
    private final Map<Integer, Integer> widths = new TreeMap<>();
    private int rows;

    /**
     * @param file where its first row was met: what else there is to know of it is known then, and no longer after its end
     * @param comments how many more may be made
     */
    SheetCopy(FileSheet file, Worksheet sheet, RowProblems problems, AtomicInteger comments) {
        this.file = file;
        this.merged = file.merged().all();
        this.sheet = sheet;
        this.problems = problems;
        this.comments = comments;
    }

    void row(SheetRow row) {
        int at = row.number() - 1;
        if (row.hidden()) {
            sheet.hideRow(at);
        }
        List<Finding> found = problems.of(row.number());
        Map<Integer, List<Finding>> wrong = found.stream().collect(Collectors.groupingBy(Marks::column));
        List<Finding> ofRow = wrong.getOrDefault(-1, List.of());
        for (int column = 0; column < row.width(); column++) {
            String text = row.text(column);
            SheetRow.Kind kind = row.kind(column);
            value(at, column, kind, text);
            List<Finding> here = wrong.getOrDefault(column, ofRow);
            String format = format(kind, text, here);
            if (!here.isEmpty() || format != null) {
                style(at, column, here, format);
            }
            if (rows < LOOK_AT && kind != SheetRow.Kind.BLANK) {
                widths.merge(column, width(text), Math::max);
            }
        }
        wrong.keySet().stream()
                .filter(column -> column >= row.width())
                .forEach(column -> style(at, column, wrong.get(column), lost(wrong.get(column)) ? AS_TEXT : null));
        found.stream()
                .collect(Collectors.groupingBy(finding -> Math.max(Marks.column(finding), 0)))
                .forEach((column, findings) -> comment(at, column, findings));
        if (++rows % FLUSH_EVERY == 0) {
            flush();
        }
    }

    void finish() {
        if (rows < FLUSH_EVERY) {
            columns();
        }
        // A village that stands in merged cells holds for all their rows.
        merged.forEach(
                cells -> sheet.range(cells.firstRow() - 1, cells.firstColumn(), cells.lastRow() - 1, cells.lastColumn())
                        .merge());
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(int at, int column, SheetRow.Kind kind, String text) {
        switch (kind) {
            case TEXT -> sheet.inlineString(at, column, text);
            case NUMBER -> sheet.value(at, column, new BigDecimal(text));
            case DATE -> sheet.value(at, column, LocalDate.parse(text.length() == MONTH ? text + "-01" : text));
            case BROKEN -> broken(at, column, text);
            case BLANK -> {
                // nothing stands there
            }
        }
    }

    /** A formula that was never reckoned leaves a cell to be filled: the copy has no formulas. */
    private void broken(int at, int column, String text) {
        if (!text.equals(SheetRow.NOT_RECKONED)) {
            sheet.inlineString(at, column, text.isEmpty() ? "#VALUE!" : text);
        }
    }

    /** @param format as spreadsheets write it, null for none */
    private void style(int at, int column, List<Finding> findings, String format) {
        StyleSetter style = sheet.style(at, column);
        if (!findings.isEmpty()) {
            style.fillColor(Marks.colour(findings));
        }
        if (format != null) {
            style.format(format);
        }
        style.set();
    }

    private void comment(int at, int column, List<Finding> findings) {
        if (comments.getAndDecrement() > 0) {
            sheet.comment(at, column, Marks.comment(findings));
        }
    }

    private static String format(SheetRow.Kind kind, String text, List<Finding> findings) {
        if (kind == SheetRow.Kind.DATE) {
            return text.length() == MONTH ? "yyyy-mm" : "yyyy-mm-dd";
        }
        boolean keptText = kind == SheetRow.Kind.TEXT && longNumber(text);
        return keptText || lost(findings) ? AS_TEXT : null;
    }

    /** What is typed anew into such a cell stays as it is typed. */
    private static boolean lost(List<Finding> findings) {
        return findings.stream()
                .anyMatch(f -> f.code().startsWith("id-") || f.code().startsWith("card-"));
    }

    private static boolean longNumber(String text) {
        return text.length() >= LONG && text.chars().filter(Character::isDigit).count() >= LONG;
    }

    /** Chinese characters take the room of two. */
    private static int width(String text) {
        int width = text.codePoints().map(c -> c > 0x2E7F ? 2 : 1).sum();
        return Math.clamp(width + 2L, NARROWEST, WIDEST);
    }

    /** To be said before the first rows are written. */
    private void columns() {
        widths.forEach((column, width) -> {
            sheet.width(column, width);
            if (file.hiddenColumn(column)) {
                sheet.hideColumn(column);
            }
        });
    }

    private void flush() {
        if (rows == FLUSH_EVERY) {
            columns();
        }
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
