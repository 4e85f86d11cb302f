package cn.fingertip.roster.importing.file;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Cells of one sheet that are drawn as one: what stands in the first stands in all. */
public final class MergedCells {
    public static final MergedCells NONE = new MergedCells();

    /** Kept for each column they cover. Nobody makes as many by hand; more only cost memory. */
    private static final int MOST = 1 << 17;

    private static final int LAST_ROW = 1 << 20;
    private static final int LAST_COLUMN = (1 << 14) - 1;

    private final Map<Integer, NavigableMap<Integer, Range>> byColumn = new HashMap<>();
    private int count;

    /**
     * Of rows from 1 and columns from 0, all inclusive.
     *
     * @param firstRow where what the cells show is kept, in the first column
     */
    public record Range(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    /** Ranges of whole rows are left out: they are layout, lines have no 256 columns. */
    public void add(Range range) {
        boolean sane = range.firstRow > 0
                && range.lastRow <= LAST_ROW
                && range.firstRow <= range.lastRow
                && range.lastColumn <= LAST_COLUMN
                && range.firstColumn <= range.lastColumn
                && range.lastColumn - range.firstColumn < 256;
        for (int column = range.firstColumn; sane && column <= range.lastColumn && count < MOST; column++) {
            byColumn.computeIfAbsent(column, c -> new TreeMap<>()).put(range.firstRow, range);
            count++;
        }
    }

    /** @return each once, in no order */
    public Set<Range> all() {
        return byColumn.values().stream()
                .flatMap(ranges -> ranges.values().stream())
                .collect(Collectors.toSet());
    }

    /**
     * @param row from 1
     * @param column from 0
     * @return the merged cells that this one is among, null where it stands alone
     */
    public Range of(int row, int column) {
        NavigableMap<Integer, Range> ranges = byColumn.get(column);
        Map.Entry<Integer, Range> above = ranges == null ? null : ranges.floorEntry(row);
        return above == null || above.getValue().lastRow < row ? null : above.getValue();
    }
}
