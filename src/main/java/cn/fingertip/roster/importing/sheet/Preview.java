package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.header.Recognised.VillageSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the clerk is shown of one sheet. */
final class Preview {
    private static final int FIRST_ROWS = 8;
    private static final int MOST_DOUBTS = 50;

    private final String sheet;
    private final boolean hidden;
    private List<Integer> headerRows = List.of();
    private List<Recognised.Column> columns = List.of();
    private List<String> hiddenColumns = List.of();
    private VillageSource villages;
    private int rows;
    private int accepted;
    private final List<List<String>> firstRows = new ArrayList<>();
    private final List<Finding> doubts = new ArrayList<>();

    Preview(String sheet, boolean hidden) {
        this.sheet = sheet;
        this.hidden = hidden;
    }

    void header(List<Integer> numbers, List<Recognised.Column> all, List<String> hiddenLetters) {
        headerRows = numbers;
        columns = all;
        hiddenColumns = hiddenLetters;
    }

    void villages(VillageSource source) {
        villages = source;
    }

    void doubt(Finding finding) {
        if (doubts.size() < MOST_DOUBTS) {
            doubts.add(finding);
        }
    }

    void row(SheetRow row, boolean isAccepted) {
        rows++;
        accepted += isAccepted ? 1 : 0;
        if (firstRows.size() < FIRST_ROWS) {
            firstRows.add(columns.stream().map(column -> shown(row, column)).toList());
        }
    }

    Recognised build(BigDecimal quantity, BigDecimal amount, int hiddenRows) {
        return new Recognised(
                sheet,
                hidden,
                headerRows,
                columns,
                villages,
                rows,
                accepted,
                List.copyOf(firstRows),
                quantity,
                amount,
                hiddenRows,
                hiddenColumns,
                List.copyOf(doubts));
    }

    private static String shown(SheetRow row, Recognised.Column column) {
        if (row.blank(column.index())) {
            return "";
        }
        String text = row.text(column.index()).strip();
        Field field = column.field();
        if (field == Field.ID || field == Field.CARD || field == Field.HEAD_ID) {
            return "已填写(" + text.codePointCount(0, text.length()) + " 位)";
        }
        // Digits with a stroke between them might be part of a number; these are surely a date.
        return row.kind(column.index()) == SheetRow.Kind.DATE ? text : Digits.masked(text);
    }
}
