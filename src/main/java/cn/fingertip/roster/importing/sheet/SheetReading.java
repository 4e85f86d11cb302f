package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.ProblemSheet;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.HeaderRecognition;
import cn.fingertip.roster.importing.sheet.header.HeaderRules;
import cn.fingertip.roster.importing.sheet.header.HeaderSearch;
import cn.fingertip.roster.importing.sheet.header.HiddenColumns;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.row.AmountCheck;
import cn.fingertip.roster.importing.sheet.row.Carried;
import cn.fingertip.roster.importing.sheet.row.HiddenRows;
import cn.fingertip.roster.importing.sheet.row.Indexes;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.row.RowCheck;
import cn.fingertip.roster.importing.sheet.row.RowKind;
import cn.fingertip.roster.importing.sheet.row.SumRows;
import cn.fingertip.roster.importing.sheet.village.SheetVillage;
import cn.fingertip.roster.importing.sheet.village.VillageNames;
import cn.fingertip.roster.programme.AmountRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through the sheets of a file row by row: titles, header, lines, sums, notes. */
public final class SheetReading implements RowSink {
    /** Columns of all sheets together that the clerk is shown: what is made of them is held until the end of the file. */
    private static final int MOST_SHOWN = 25_000;

    private final RowCheck check;
    private final AmountCheck amounts;
    private final SumRows sums;
    private final HeaderRules rules;
    private final VillageNames villages;
    private final Mapping mapping;
    private final Findings findings;
    private final Consumer<Line> lines;
    private final List<Recognised> recognised = new ArrayList<>();
    private final SheetNames names = new SheetNames();

    private FileSheet file;
    private String sheet;
    private HeaderSearch search;
    private SheetVillage village;
    private Preview preview;
    private HiddenRows hiddenRows;
    private PeopleLeftOut leftOut;
    private Columns columns;
    private Carried carried;
    private boolean skipping;
    private boolean begun;
    private int sheetsRead;
    private int shown;
    private RefusedFile lastReason;

    /**
     * @param rule how the programme's amounts follow
     * @param unit of its quantities
     * @param mapping what the clerk said of columns
     * @param lines takes every line that passed
     */
    public SheetReading(
            AmountRule rule,
            String unit,
            VillageNames villages,
            Indexes indexes,
            Mapping mapping,
            Findings findings,
            Consumer<Line> lines) {
        this.amounts = new AmountCheck(rule, unit);
        this.sums = new SumRows(amounts, this::doubt);
        this.check = new RowCheck(villages, indexes, amounts, findings);
        this.rules = new HeaderRules(rule, unit);
        this.villages = villages;
        this.mapping = mapping;
        this.findings = findings;
        this.lines = lines;
    }

    /** @return what was made out of each sheet that was gone through, whether the file was refused or not */
    public List<Recognised> recognised() {
        return List.copyOf(recognised);
    }

    @Override
    public void sheet(FileSheet next) {
        endSheet();
        file = next;
        sheet = names.next(next.name());
        check.sheet(sheet);
        search = new HeaderSearch(next, mapping);
        village = new SheetVillage(villages, next.name());
        preview = new Preview(sheet, next.hidden());
        hiddenRows = new HiddenRows(sheet, this::doubt);
        leftOut = new PeopleLeftOut();
        columns = null;
        skipping = false;
        begun = false;
        amounts.newSheet();
    }

    @Override
    public void row(SheetRow row) {
        if (row.blank()) {
            return;
        }
        if (file != null && (columns == null || skipping)) {
            leftOut.row(row);
        }
        if (skipping) {
            return;
        }
        if (!begun) {
            begun = true;
            if (ProblemSheet.is(sheet, row)) {
                skipping = true;
                file = null;
                return;
            }
        }
        if (file.hidden()) {
            doubt(Finding.ofSheet(sheet, Fault.SHEET_HIDDEN));
            skipping = true;
            return;
        }
        if (row.hidden()) {
            hiddenRows.row(row.number());
            unseen(row);
            return;
        }
        hiddenRows.over();
        if (columns != null) {
            body(row);
        } else if (search.takes(row)) {
            if (search.givesUp()) {
                skip(new RefusedFile(Fault.HEADER_NOT_FOUND, HeaderSearch.WITHIN));
            }
        } else {
            begin();
            if (columns != null) {
                body(row);
            }
        }
    }

    @Override
    public void end() {
        endSheet();
        if (sheetsRead == 0) {
            throw lastReason == null ? new RefusedFile(Fault.HEADER_NOT_FOUND, HeaderSearch.WITHIN) : lastReason;
        }
        if (findings.rows() == 0) {
            throw new RefusedFile(Fault.ROWS_NONE);
        }
    }

    /** The header is whole: from here on columns are known, or the sheet cannot be read. */
    private void begin() {
        try {
            HeaderRecognition header = search.found().orElseThrow();
            List<Recognised.Column> all = show(header);
            Columns found = header.columns();
            village.choose(found, search.titles());
            rules.check(found, village.known());
            rules.units(found, search.units())
                    .ifPresent(unit -> doubt(Finding.at(
                            sheet, search.rows().getLast(), found.of(Field.AMOUNT), Fault.AMOUNT_SCALED, unit)));
            HiddenColumns.find(sheet, search.rows().getLast(), file, all).forEach(this::doubt);
            village.doubt()
                    .ifPresent(name -> doubt(Finding.ofSheet(sheet, Fault.VILLAGE_TWO_SOURCES, Digits.masked(name))));
            columns = found;
            carried = new Carried(file, found);
            sheetsRead++;
        } catch (RefusedFile reason) {
            skip(reason);
        }
    }

    private List<Recognised.Column> show(HeaderRecognition header) {
        List<Recognised.Column> all = header.all();
        List<String> letters = all.stream()
                .filter(column -> file.hiddenColumn(column.index()))
                .map(Recognised.Column::letter)
                .toList();
        shown += all.size();
        if (shown > MOST_SHOWN) {
            throw new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, MOST_SHOWN);
        }
        preview.header(search.rows(), all, letters);
        return all;
    }

    private void body(SheetRow written) {
        SheetRow row = carried.fill(written);
        switch (RowKind.of(row, columns)) {
            case LINE -> {
                if (!village.settles(row, columns)) {
                    sheetsRead--;
                    leftOut.row(row);
                    skipping(new RefusedFile(Fault.COLUMN_MISSING, Field.VILLAGE.title()));
                    return;
                }
                Optional<Line> line = check.check(sheet, row, columns, village.of(row, columns));
                findings.addRow(line.isPresent());
                preview.row(row, line.isPresent());
                line.ifPresent(lines);
            }
            case SUM -> {
                sums.check(sheet, row, columns, hiddenRows.count());
            }
            case HEADER_AGAIN -> {
                // nothing in it is kept
            }
            case NOTE -> village.note(row);
        }
    }

    /** What is drawn over rows that are seen may be written in one that is not. */
    private void unseen(SheetRow row) {
        if (columns == null && search.endsBefore(row)) {
            begin();
        }
        if (columns != null) {
            carried.fill(row);
        }
    }

    private void skip(RefusedFile reason) {
        search.nearest().ifPresent(this::show);
        skipping(reason);
    }

    private void skipping(RefusedFile reason) {
        skipping = true;
        lastReason = reason;
        doubt(Finding.ofSheet(sheet, Fault.SHEET_SKIPPED, reason.finding().message()));
    }

    private void endSheet() {
        if (file == null) {
            return;
        }
        if (columns == null && !skipping && !search.nothingSeen()) {
            if (search.found().isPresent()) {
                begin();
            } else {
                skip(new RefusedFile(Fault.HEADER_NOT_FOUND, HeaderSearch.WITHIN));
            }
        }
        hiddenRows.end();
        if (skipping && leftOut.rows() > 0) {
            doubt(Finding.ofSheet(sheet, Fault.PEOPLE_LEFT_OUT, leftOut.rows()));
        }
        if (columns != null) {
            preview.villages(village.source());
            sums.end(hiddenRows.count());
            amounts.more(sheet, columns).forEach(this::doubt);
        }
        if (columns != null || skipping) {
            recognised.add(preview.build(amounts.quantityOfSheet(), amounts.amountOfSheet(), hiddenRows.count()));
        }
        file = null;
    }

    /** Told among all that was found, and with the sheet it is about. */
    private void doubt(Finding finding) {
        findings.add(finding);
        preview.doubt(finding);
    }
}
