package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.file.SheetRow.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of a header, of one to three levels, with what stands over each column. */
final class HeaderCells {
    /** Characters of a heading that are looked at; a cell may hold 32,767. */
    private static final int LONGEST = 100;

    private final FileSheet sheet;
    private final List<SheetRow> rows;
    private final int width;

    HeaderCells(FileSheet sheet, List<SheetRow> rows) {
        this.sheet = sheet;
        this.rows = List.copyOf(rows);
        this.width = rows.stream().mapToInt(SheetRow::width).max().orElse(0);
    }

    int width() {
        return width;
    }

    List<Integer> numbers() {
        return rows.stream().map(SheetRow::number).toList();
    }

    boolean hidden(int column) {
        return sheet.hiddenColumn(column);
    }

    /** @return what stands lowest over a column, which names it; empty where that is no text */
    String lowest(int column) {
        for (SheetRow row : rows.reversed()) {
            if (!row.blank(column)) {
                return row.kind(column) == Kind.TEXT ? heading(row, column) : "";
            }
        }
        return "";
    }

    /** @return all that stands over a column, from top to bottom, a heading over several columns included */
    List<String> levels(int column) {
        Set<String> levels = new LinkedHashSet<>();
        for (int level = 0; level < rows.size(); level++) {
            String text = level == rows.size() - 1 ? own(level, column) : over(level, column);
            if (!text.isEmpty()) {
                levels.add(spaceless(text));
            }
        }
        return List.copyOf(levels);
    }

    /** @return the same as one text, {@code 补贴情况/面积} */
    String whole(int column) {
        return String.join("/", levels(column));
    }

    /** @return a heading that spans to this column from its left, where something of this column stands below it */
    private String over(int level, int column) {
        String own = own(level, column);
        boolean below = rows.subList(level + 1, rows.size()).stream().anyMatch(row -> !row.blank(column));
        if (!own.isEmpty() || !below) {
            return own;
        }
        int left = column - 1;
        while (left >= 0 && own(level, left).isEmpty()) {
            left--;
        }
        return left >= 0 && spans(level, left) ? own(level, left) : "";
    }

    /** A group reaches to the next heading of its row; where nothing stands below a heading, it is none. */
    private boolean spans(int level, int left) {
        return rows.subList(level + 1, rows.size()).stream().anyMatch(row -> !row.blank(left));
    }

    private String own(int level, int column) {
        SheetRow row = rows.get(level);
        return row.blank(column) || row.kind(column) != Kind.TEXT ? "" : heading(row, column);
    }

    /** @return the cell's text as far as it may be a heading */
    static String heading(SheetRow row, int column) {
        return beginning(row.text(column), LONGEST);
    }

    /** @return at most so many characters of a text, without spaces around them */
    static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text.strip();
        }
        int from = 0;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return text.substring(from, Math.min(text.length(), from + most)).strip();
    }

    boolean repeatedBy(SheetRow row) {
        boolean any = false;
        for (int column = 0; column < row.width(); column++) {
            if (!row.blank(column)) {
                any = true;
                if (!stands(heading(row, column), column)) {
                    return false;
                }
            }
        }
        return any;
    }

    boolean says(SheetRow row, int column) {
        String text = spaceless(heading(row, column));
        for (int level = 0; level < rows.size(); level++) {
            if (spaceless(own(level, column)).equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static String spaceless(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }

    private boolean stands(String text, int column) {
        for (int level = 0; level < rows.size(); level++) {
            if (own(level, column).equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** @return the same with one more level below */
    HeaderCells with(SheetRow below) {
        List<SheetRow> all = new ArrayList<>(rows);
        all.add(below);
        return new HeaderCells(sheet, all);
    }

    SheetRow last() {
        return rows.getLast();
    }
}
