package cn.fingertip.roster.importing.file.xls;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.MergedCells;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.xlsx.DateForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.poi.hssf.record.SSTRecord;

/**
 * One sheet of a legacy workbook, held whole: its records come in any order, and the merged cells last. It has 65,536
 * rows at most; a cell takes nine bytes.
 */
final class OldSheet implements FileSheet {
    private static final int MOST_CELLS = 2_000_000;

    private final String name;
    private final boolean hidden;
    private final boolean years1904;
    private final SSTRecord shared;
    private final int mostColumns;
    private final List<String> ownTexts = new ArrayList<>();
    private final NavigableMap<Integer, Row> rows = new TreeMap<>();
    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();
    private final MergedCells merged = new MergedCells();
    private int cells;

    /** @param mostColumns in which something may stand */
    OldSheet(String name, boolean hidden, boolean years1904, SSTRecord shared, int mostColumns) {
        this.name = name;
        this.hidden = hidden;
        this.years1904 = years1904;
        this.shared = shared;
        this.mostColumns = mostColumns;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hidden() {
        return hidden;
    }

    @Override
    public boolean years1904() {
        return years1904;
    }

    @Override
    public boolean hiddenColumn(int column) {
        return hiddenColumns.get(column);
    }

    @Override
    public MergedCells merged() {
        return merged;
    }

    Iterable<Row> rows() {
        return rows.values();
    }

    void hideRow(int row) {
        hiddenRows.set(row);
    }

    void hideColumns(int first, int last) {
        if (first >= 0 && first <= last) {
            hiddenColumns.set(first, Math.min(last, 255) + 1);
        }
    }

    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        merged.add(new MergedCells.Range(firstRow + 1, lastRow + 1, firstColumn, lastColumn));
    }

    /** @param form how its cell shows it */
    void number(int row, int column, double number, DateForm form) {
        String date = form.text(number, years1904);
        if (date == null) {
            cell(row, column, SheetRow.Kind.NUMBER, number);
        } else {
            ownTexts.add(date);
            cell(row, column, SheetRow.Kind.DATE, -ownTexts.size());
        }
    }

    void sharedText(int row, int column, int index) {
        cell(row, column, SheetRow.Kind.TEXT, index);
    }

    void text(int row, int column, String text) {
        if (!text.isEmpty()) {
            ownTexts.add(text);
            cell(row, column, SheetRow.Kind.TEXT, -ownTexts.size());
        }
    }

    void broken(int row, int column) {
        cell(row, column, SheetRow.Kind.BROKEN, 0);
    }

    /** @param row from 0, as the file counts */
    private void cell(int row, int column, SheetRow.Kind kind, double value) {
        if (column >= mostColumns) {
            throw new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, mostColumns);
        }
        if (++cells > MOST_CELLS) {
            throw new RefusedFile(Fault.FILE_TOO_MANY_ROWS, MOST_CELLS / 16);
        }
        rows.computeIfAbsent(row, Row::new).set(column, kind, value);
    }

    private String text(int place) {
        String text = place < 0
                ? ownTexts.get(-place - 1)
                : place < shared.getNumUniqueStrings() ? shared.getString(place).getString() : "";
        // Some programs fill a text up to its room; no database takes what they fill it with.
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    /** A row of it. */
    final class Row implements SheetRow {
        private final int index;
        private byte[] kinds = new byte[12];
        private double[] values = new double[12];
        private int width;

        private Row(int index) {
            this.index = index;
        }

        private void set(int column, Kind kind, double value) {
            if (column >= kinds.length) {
                int room = Math.max(column + 1, kinds.length * 2);
                kinds = Arrays.copyOf(kinds, room);
                values = Arrays.copyOf(values, room);
            }
            boolean shown = kind != Kind.NUMBER || ShownNumber.of(value) != null;
            kinds[column] = (byte) (shown ? kind : Kind.BROKEN).ordinal();
            values[column] = value;
            width = Math.max(width, column + 1);
        }

        @Override
        public int number() {
            return index + 1;
        }

        @Override
        public boolean hidden() {
            return hiddenRows.get(index);
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public Kind kind(int column) {
            return column < width ? Kind.values()[kinds[column]] : Kind.BLANK;
        }

        @Override
        public String text(int column) {
            return switch (kind(column)) {
                case TEXT, DATE -> OldSheet.this.text((int) values[column]);
                case NUMBER -> ShownNumber.of(values[column]);
                case BLANK, BROKEN -> "";
            };
        }
    }
}
