package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.cell.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Looks for the header among the first rows of a sheet, and keeps what the titles above it say. */
public final class HeaderSearch {
    /** Rows of a sheet in which its header must begin. */
    public static final int WITHIN = 30;

    private static final int MOST_LEVELS = 3;
    private static final int LONGEST_HEADING = 30;
    /** Characters of a title or note above the header that are looked at. */
    private static final int LONGEST_TITLE = 200;

    private static final Pattern TITLE =
            Pattern.compile("(?s).*20\\d\\d\\s*[年./-]\\s*\\d{1,2}.*|.*(镇|乡|苏木|街道|村|嘎查|社区|村委会|居委会|季度|日期)\\s*");

    private final FileSheet sheet;
    private final Mapping mapping;
    private final List<SheetRow> seen = new ArrayList<>();
    private HeaderCells header;
    private HeaderRecognition found;
    private HeaderRecognition nearly;
    private HeaderCells nearlyCells;
    private boolean whole;

    /** @param mapping what the clerk said of columns */
    public HeaderSearch(FileSheet sheet, Mapping mapping) {
        this.sheet = sheet;
        this.mapping = mapping;
    }

    /**
     * @param row the next that is not blank
     * @return whether it belongs to what stands above the lines
     */
    public boolean takes(SheetRow row) {
        if (found == null) {
            look(row);
            return true;
        }
        if (!whole && header.numbers().size() < MOST_LEVELS && found.continues(row)) {
            header = header.with(row);
            found = new HeaderRecognition(header, mapping);
            return true;
        }
        whole = true;
        return false;
    }

    /** @return whether {@code next} stands below a header that is whole */
    public boolean ended(SheetRow next) {
        return found != null
                && (whole
                        || (next.hidden()
                                ? endsBefore(next)
                                : header.numbers().size() >= MOST_LEVELS || !found.continues(next)));
    }

    /** @return whether the first lines may say what the headings leave open */
    public boolean asksContent() {
        return found != null && found.asksContent();
    }

    /**
     * @param hidden a row that is not taken
     * @return whether it is somebody's line, above which the header is whole
     */
    public boolean endsBefore(SheetRow hidden) {
        return found != null && !found.continues(hidden) && found.somebody(hidden);
    }

    /**
     * Looks whether another table begins in the middle of one: pasted below, its columns may stand in another order.
     *
     * @param row that has no number where people's numbers stand
     * @param columns of the header above
     * @return the header that the row is by itself; empty where it is none, or says the same as the one above
     */
    public Optional<HeaderRecognition> other(SheetRow row, Columns columns) {
        if (row.hidden() || columns.headerAgain(row)) {
            return Optional.empty();
        }
        HeaderRecognition other = new HeaderRecognition(new HeaderCells(sheet, List.of(row)), mapping);
        return other.isHeader() && other.movedFrom(columns) && !other.repeats(columns, row)
                ? Optional.of(other)
                : Optional.empty();
    }

    /** @return whether rows enough went by without a header */
    public boolean givesUp() {
        return found == null && seen.size() >= WITHIN;
    }

    /** @return whether the sheet had no row at all */
    public boolean nothingSeen() {
        return seen.isEmpty();
    }

    /** @return the header, once its last row is passed */
    public Optional<HeaderRecognition> found() {
        return Optional.ofNullable(found);
    }

    /**
     * Settles by the first lines what the headings of the header that was found leave open.
     *
     * @param below rows below it, as {@link HeaderRecognition#asksContent} wants
     * @param unit of the programme's quantities
     * @return the columns that were settled, from left to right
     */
    public List<Recognised.Column> settle(List<SheetRow> below, String unit) {
        Map<Integer, Field> settled = new ByContent(found, below, unit).settled();
        found = found.with(settled);
        return found.all().stream()
                .filter(column -> settled.get(column.index()) == column.field() && column.field() != null)
                .toList();
    }

    /** @return the header, or the row that came nearest to one; empty where no row looks like any */
    public Optional<HeaderRecognition> nearest() {
        return Optional.ofNullable(found == null ? nearly : found);
    }

    /** @return the numbers of the rows that the header takes, from 1 */
    public List<Integer> rows() {
        HeaderCells cells = found == null ? nearlyCells : header;
        return cells == null ? List.of() : cells.numbers();
    }

    /** @return units named above the header, 亩 and 万元 */
    public List<String> units() {
        return titles().stream()
                .flatMap(text -> Units.above(text).stream())
                .distinct()
                .toList();
    }

    /** @return the texts above the header */
    public List<String> titles() {
        List<Integer> levels = header == null ? List.of() : header.numbers();
        return seen.stream()
                .filter(row -> !levels.contains(row.number()))
                .flatMap(row -> texts(row).stream())
                .toList();
    }

    private void look(SheetRow row) {
        seen.add(row);
        HeaderCells cells = new HeaderCells(sheet, levels());
        HeaderRecognition recognition = new HeaderRecognition(cells, mapping);
        if (recognition.isHeader()) {
            header = cells;
            found = recognition;
        } else if (level(row) && recognition.known() > (nearly == null ? 0 : nearly.known())) {
            nearly = recognition;
            nearlyCells = cells;
        }
    }

    /** @return the last row, and those right above it that may be upper levels of one header */
    private List<SheetRow> levels() {
        int from = seen.size() - 1;
        while (from > 0 && seen.size() - from < MOST_LEVELS && upperLevel(seen.get(from - 1), seen.get(from))) {
            from--;
        }
        return List.copyOf(seen.subList(from, seen.size()));
    }

    /** A title is one cell; 填报单位:… is no heading, and a row with long numbers is somebody's line. */
    private static boolean level(SheetRow row) {
        List<String> texts = texts(row);
        return texts.size() >= 2
                && texts.stream()
                        .noneMatch(text -> text.length() > LONGEST_HEADING
                                || text.matches("(?s).*[::].*")
                                || Digits.longNumber(text));
    }

    /** 某镇某村 and a date beside each other above a header are a title, and would be remembered with its columns. */
    private static boolean upperLevel(SheetRow row, SheetRow below) {
        return level(row)
                && (texts(row).stream().anyMatch(text -> Headings.match(text).isPresent())
                        || texts(row).stream()
                                        .noneMatch(text -> TITLE.matcher(text).matches())
                                && stretches(row, below));
    }

    /** @return whether a text stands over two columns of the row below */
    private static boolean stretches(SheetRow row, SheetRow below) {
        return IntStream.range(0, row.width())
                .anyMatch(column -> !row.blank(column)
                        && row.blank(column + 1)
                        && !below.blank(column)
                        && !below.blank(column + 1));
    }

    private static List<String> texts(SheetRow row) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < row.width(); column++) {
            if (!row.blank(column)) {
                texts.add(HeaderCells.beginning(row.text(column), LONGEST_TITLE));
            }
        }
        return texts;
    }
}
