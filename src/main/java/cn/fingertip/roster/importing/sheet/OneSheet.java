package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.HeaderRecognition;
import cn.fingertip.roster.importing.sheet.header.HeaderSearch;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.row.HiddenRows;
import cn.fingertip.roster.importing.sheet.village.SheetVillage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One sheet row by row: what stands above the header, the header, and what stands below it. */
final class OneSheet {
    /** Rows below a header that are looked at where its headings leave something open. */
    private static final int SAMPLE = 20;

    private final WholeFile whole;
    private final FileSheet file;
    private final String name;
    private final HeaderSearch search;
    private final SheetVillage village;
    private final Preview preview;
    private final HiddenRows hiddenRows;
    private final PeopleLeftOut leftOut = new PeopleLeftOut();
    private final List<SheetRow> sample = new ArrayList<>();

    /** Null until the header is whole. */
    private Body body;

    private boolean skipping;
    private RefusedFile refusal;

    /** @param name as all that is kept says it, null in a text file */
    OneSheet(WholeFile whole, FileSheet file, String name) {
        this.whole = whole;
        this.file = file;
        this.name = name;
        this.search = new HeaderSearch(file, whole.mapping);
        this.village = new SheetVillage(whole.villages, file.name());
        this.preview = new Preview(name, file.hidden());
        this.hiddenRows = new HiddenRows(name, this::doubt);
        whole.next(name, this::doubt);
    }

    String name() {
        return name;
    }

    /** @return whether lines were taken from it, or would have been had there been any */
    boolean read() {
        return body != null && !skipping;
    }

    /** @return why it was not read, null where it was, or was left out for another reason */
    RefusedFile refusal() {
        return refusal;
    }

    void row(SheetRow row) {
        if (body == null || skipping) {
            leftOut.row(row);
        }
        if (skipping) {
            return;
        }
        if (file.hidden()) {
            doubt(Finding.ofSheet(name, Fault.SHEET_HIDDEN));
            skipping = true;
            return;
        }
        boolean below = body == null && (!sample.isEmpty() || search.ended(row));
        if (below && search.asksContent() && sample.size() < SAMPLE) {
            sample.add(row);
        } else {
            begun();
            pass(row);
        }
    }

    /** @return what was made of it; empty where it is blank */
    Optional<Recognised> end() {
        begun();
        if (body == null && !skipping && !search.nothingSeen()) {
            if (search.found().isPresent()) {
                begin();
            } else {
                skip(new RefusedFile(Fault.HEADER_NOT_FOUND, HeaderSearch.WITHIN));
            }
        }
        hiddenRows.end();
        if (skipping && leftOut.rows() > 0) {
            doubt(Finding.ofSheet(name, Fault.PEOPLE_LEFT_OUT, leftOut.rows()));
        }
        if (body != null) {
            preview.villages(village.source());
            body.end(hiddenRows.count());
        }
        return body == null && !skipping
                ? Optional.empty()
                : Optional.of(preview.build(
                        whole.amounts.quantityOfSheet(), whole.amounts.amountOfSheet(), hiddenRows.count()));
    }

    /** What was held back to be looked at is read now. */
    private void begun() {
        List<SheetRow> held = List.copyOf(sample);
        if (!held.isEmpty()) {
            search.settle(held, whole.wanted.unit())
                    .forEach(column ->
                            doubt(HeaderDoubts.settled(name, search.rows().getLast(), column)));
            sample.clear();
            held.forEach(this::pass);
        }
    }

    private void pass(SheetRow row) {
        if (skipping) {
            return;
        }
        if (row.hidden()) {
            hiddenRows.row(row.number());
            unseen(row);
            return;
        }
        hiddenRows.over();
        if (body == null) {
            if (search.takes(row)) {
                if (search.givesUp()) {
                    skip(new RefusedFile(Fault.HEADER_NOT_FOUND, HeaderSearch.WITHIN));
                }
                return;
            }
            begin();
        }
        if (body != null) {
            below(row);
        }
    }

    private void below(SheetRow row) {
        if (!body.takes(row, hiddenRows.count())) {
            leftOut.row(row);
            skipping(new RefusedFile(Fault.COLUMN_MISSING, Field.VILLAGE.title()));
        }
    }

    /** What is drawn over rows that are seen may be written in one that is not. */
    private void unseen(SheetRow row) {
        if (body == null && search.endsBefore(row)) {
            begin();
        }
        if (body != null) {
            body.unseen(row);
        }
    }

    /** The header is whole: from here on columns are known, or the sheet cannot be read. */
    private void begin() {
        try {
            HeaderRecognition header = search.found().orElseThrow();
            List<Recognised.Column> all = show(header);
            body = Body.under(header, all, new Body.Place(whole, file, name, search, village, preview), this::doubt);
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
        whole.show(all.size());
        preview.header(search.rows(), all, letters);
        return all;
    }

    private void skip(RefusedFile reason) {
        search.nearest().ifPresent(this::show);
        skipping(reason);
    }

    private void skipping(RefusedFile reason) {
        skipping = true;
        refusal = reason;
        doubt(Finding.ofSheet(name, Fault.SHEET_SKIPPED, reason.finding().message()));
    }

    /** Told among all that was found, and with the sheet it is about. */
    private void doubt(Finding finding) {
        whole.findings.add(finding);
        preview.doubt(finding);
    }
}
