package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.SheetRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which column of a sheet holds what. */
public final class Columns {
    private static final int NONE = -1;

    private final int[] columns = new int[Field.values().length];
    private final Map<Field, String> headings = new EnumMap<>(Field.class);
    private final Map<Field, List<String>> levels = new EnumMap<>(Field.class);
    private final Map<Field, BigDecimal> scales = new EnumMap<>(Field.class);

    private final HeaderCells header;

    /** @param found the column of each */
    Columns(Map<Field, Integer> found, HeaderCells header) {
        this.header = header;
        Arrays.fill(columns, NONE);
        found.forEach((field, column) -> {
            columns[field.ordinal()] = column;
            headings.put(field, header.lowest(column));
            levels.put(field, header.levels(column));
        });
    }

    /** @return whether the sheet has a column for this */
    public boolean has(Field field) {
        return columns[field.ordinal()] != NONE;
    }

    /** @return from 0, or less where the sheet has no such column */
    public int of(Field field) {
        return columns[field.ordinal()];
    }

    /** @return as it stands in the sheet, null where there is none */
    public String heading(Field field) {
        return headings.get(field);
    }

    /** @return all that stands over the column, from top to bottom, empty where there is none */
    List<String> levels(Field field) {
        return levels.getOrDefault(field, List.of());
    }

    /** @return whether the row says over again what one level of the header says, as at the top of a printed page */
    public boolean headerAgain(SheetRow row) {
        return header.repeatedBy(row);
    }

    /** @return whether what the row says in a column is what one level of the header says there, spaces aside */
    boolean says(SheetRow row, int column) {
        return header.says(row, column);
    }

    /** From here on numbers of this column are written in a multiple or a part of what is kept. */
    void scale(Field field, BigDecimal factor) {
        if (factor.compareTo(BigDecimal.ONE) != 0) {
            scales.put(field, factor);
        }
    }

    /** @return what is written, in yuan where the column is in 万元, say */
    public BigDecimal scaled(Field field, BigDecimal written) {
        BigDecimal factor = scales.isEmpty() ? null : scales.get(field);
        return factor == null ? written : written.multiply(factor);
    }

    /** @return whether nothing stands there, or there is no such column */
    public boolean blank(SheetRow row, Field field) {
        return row.blank(of(field));
    }

    /** @return trimmed; empty where the sheet has no such column */
    public String text(SheetRow row, Field field) {
        int column = of(field);
        return column == NONE || column >= row.width() ? "" : row.text(column).strip();
    }

    /** @return what stands in the cell; blank where there is no such column */
    public SheetRow.Kind kind(SheetRow row, Field field) {
        int column = of(field);
        return column == NONE || column >= row.width() ? SheetRow.Kind.BLANK : row.kind(column);
    }
}
