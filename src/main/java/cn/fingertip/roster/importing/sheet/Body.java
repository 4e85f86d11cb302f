package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.MergedCells;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.HeaderRecognition;
import cn.fingertip.roster.importing.sheet.header.HeaderSearch;
import cn.fingertip.roster.importing.sheet.header.HiddenColumns;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.row.Carried;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.row.RowKind;
import cn.fingertip.roster.importing.sheet.village.SheetVillage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands below the header of a sheet: lines, sums, headers of further pages, notes. */
final class Body {
    /** Which sheet of which file it is, and what is known of it. */
    record Place(
            WholeFile whole, FileSheet file, String name, HeaderSearch search, SheetVillage village, Preview preview) {}

    private static final int FEWEST_DIGITS = 8;

    private final Place place;
    private final Columns columns;
    private final Carried carried;
    private final Consumer<Finding> doubts;
    private int members;

    private Body(Place place, Columns columns, Consumer<Finding> doubts) {
        this.place = place;
        this.columns = columns;
        this.carried = new Carried(place.file, columns);
        this.doubts = doubts;
    }

    /**
     * @param all columns as the clerk is shown them
     * @param doubts takes what the clerk should look at
     * @throws RefusedFile where nothing below such a header can be read
     */
    static Body under(HeaderRecognition header, List<Recognised.Column> all, Place place, Consumer<Finding> doubts) {
        WholeFile whole = place.whole;
        int lowest = place.search.rows().getLast();
        Columns columns = header.columns();
        place.village.choose(columns, place.search.titles());
        whole.rules.check(columns, place.village.known());
        whole.rules
                .units(columns, place.search.units())
                .ifPresent(unit -> doubts.accept(
                        Finding.at(place.name, lowest, columns.of(Field.AMOUNT), Fault.AMOUNT_SCALED, unit)));
        HiddenColumns.find(place.name, lowest, place.file, all).forEach(doubts);
        HeaderDoubts.apart(place.name, lowest, header, columns).forEach(doubts);
        HeaderDoubts.year(place.name, place.search, whole.wanted.year())
                .filter(other -> whole.tellsYear())
                .ifPresent(doubts);
        place.village
                .doubt()
                .ifPresent(name ->
                        doubts.accept(Finding.ofSheet(place.name, Fault.VILLAGE_TWO_SOURCES, Digits.masked(name))));
        Body body = new Body(place, columns, doubts);
        body.otherVillage();
        return body;
    }

    /**
     * @param hiddenRows of the sheet so far
     * @return false where the first line has come and nothing says its village
     * @throws RefusedFile where a table with other columns begins
     */
    boolean takes(SheetRow written, int hiddenRows) {
        if (!numbered(written)) {
            // Lines above may have been taken already: what this table's units and lower levels say is not guessed.
            if (place.search.other(written, columns).isPresent()) {
                throw new RefusedFile(Fault.HEADER_CHANGED, written.number());
            }
        }
        SheetRow row = carried.fill(written);
        // A village drawn across two pages fills the header between them too.
        RowKind kind = row != written && columns.headerAgain(written) ? RowKind.HEADER_AGAIN : RowKind.of(row, columns);
        switch (kind) {
            case LINE -> {
                if (!place.village.settles(row, columns)) {
                    return false;
                }
                if (member(written)) {
                    members++;
                } else {
                    line(row);
                }
            }
            case SUM -> place.whole.sums.check(place.name, row, columns, hiddenRows);
            case HEADER_AGAIN -> {
                // nothing in it is kept
            }
            case NOTE -> {
                place.village.note(row);
                otherVillage();
            }
        }
        return true;
    }

    /** Asked of every row. 身份证号码(18位) is no number. */
    private boolean numbered(SheetRow row) {
        String number = columns.text(row, Field.ID);
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            digits += Character.isDigit(number.charAt(i)) ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }

    /** What is drawn over rows that are seen may be written in one that is not. */
    void unseen(SheetRow row) {
        carried.fill(row);
    }

    /** @param hiddenRows of the whole sheet */
    void end(int hiddenRows) {
        place.whole.sums.end(hiddenRows);
        place.whole.amounts.more(place.name, columns).forEach(doubts);
        if (members > 0) {
            doubts.accept(Finding.ofSheet(place.name, Fault.MEMBERS_LEFT_OUT, members));
        }
    }

    private void line(SheetRow row) {
        Optional<Line> line = place.whole.check.check(place.name, row, columns, place.village.of(row, columns));
        place.whole.findings.addRow(line.isPresent());
        place.preview.row(row, line.isPresent());
        line.ifPresent(place.whole.lines);
    }

    /** One amount is drawn over a household: the head, on its first row, is paid it, the rows below only tell who lives there. */
    private boolean member(SheetRow written) {
        if (!columns.blank(written, Field.AMOUNT)
                || !columns.blank(written, Field.QUANTITY)
                || !columns.blank(written, Field.STANDARD)
                || !columns.blank(written, Field.CARD)) {
            return false;
        }
        MergedCells.Range amount = place.file.merged().of(written.number(), columns.of(Field.AMOUNT));
        return amount != null && amount.firstRow() < written.number();
    }

    private void otherVillage() {
        place.village
                .other()
                .ifPresent(
                        text -> doubts.accept(Finding.ofSheet(place.name, Fault.VILLAGE_OTHER, Digits.masked(text))));
    }
}
