package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.MergedCells;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives merged cells of a column to every row they cover: of a village written once beside its forty lines the file
 * keeps the first cell alone. A blank cell that is not merged stays blank.
 */
public final class Carried {
    /** Numbers that are a payment's own are never carried: a sum drawn over a household is paid once. */
    private static final List<Field> FIELDS = List.of(
            Field.TOWNSHIP,
            Field.VILLAGE,
            Field.GROUP,
            Field.STANDARD,
            Field.CROP,
            Field.HOUSEHOLD,
            Field.HEAD_NAME,
            Field.HEAD_ID);

    /** Drawn over two payments to one person, of maize and of soybeans; a row without an amount is no payment. */
    private static final List<Field> OF_PERSON = List.of(Field.NAME, Field.ID, Field.CARD);

    private static final class Last {
        final int column;
        final boolean ofPerson;
        int row;
        SheetRow.Kind kind = SheetRow.Kind.BLANK;
        String text = "";

        Last(int column, boolean ofPerson) {
            this.column = column;
            this.ofPerson = ofPerson;
        }
    }

    private final FileSheet sheet;
    private final Columns header;
    private final List<Last> columns = new ArrayList<>();

    /** @param columns as its header says */
    public Carried(FileSheet sheet, Columns columns) {
        this.sheet = sheet;
        this.header = columns;
        FIELDS.stream().filter(columns::has).forEach(field -> this.columns.add(new Last(columns.of(field), false)));
        OF_PERSON.stream().filter(columns::has).forEach(field -> this.columns.add(new Last(columns.of(field), true)));
    }

    /** @return the row as it is drawn; the very same where no merged cell covers it */
    public SheetRow fill(SheetRow row) {
        FilledRow filled = null;
        for (Last last : columns) {
            if (!row.blank(last.column)) {
                last.row = row.number();
                last.kind = row.kind(last.column);
                last.text = row.text(last.column);
            } else if (last.row > 0 && (!last.ofPerson || payment(row))) {
                MergedCells.Range range = sheet.merged().of(row.number(), last.column);
                if (range != null && range.firstRow() == last.row && range.firstColumn() == last.column) {
                    filled = filled == null ? new FilledRow(row) : filled;
                    filled.columns.add(last.column);
                    filled.kinds.add(last.kind);
                    filled.texts.add(last.text);
                }
            }
        }
        return filled == null ? row : filled;
    }

    /** Where a name or number of its own stands, a person of its own is paid: a name drawn over both is the household's. */
    private boolean payment(SheetRow row) {
        return !header.blank(row, Field.AMOUNT)
                && header.blank(row, Field.NAME)
                && header.blank(row, Field.ID)
                && SumLabel.of(row, header) == null;
    }

    private static final class FilledRow implements SheetRow {
        private final SheetRow row;
        private final List<Integer> columns = new ArrayList<>();
        private final List<Kind> kinds = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();

        FilledRow(SheetRow row) {
            this.row = row;
        }

        @Override
        public int number() {
            return row.number();
        }

        @Override
        public boolean hidden() {
            return row.hidden();
        }

        @Override
        public int width() {
            return Math.max(
                    row.width(), columns.stream().mapToInt(c -> c + 1).max().orElse(0));
        }

        @Override
        public Kind kind(int column) {
            int at = columns.indexOf(column);
            return at >= 0 ? kinds.get(at) : column < row.width() ? row.kind(column) : Kind.BLANK;
        }

        @Override
        public String text(int column) {
            int at = columns.indexOf(column);
            return at >= 0 ? texts.get(at) : column < row.width() ? row.text(column) : "";
        }
    }
}
