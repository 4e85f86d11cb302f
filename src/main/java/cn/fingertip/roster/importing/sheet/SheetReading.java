package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.ProblemSheet;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.header.HeaderSearch;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.sheet.header.Recognised;
import cn.fingertip.roster.importing.sheet.row.Indexes;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.village.VillageNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Goes through the sheets of a file, one after another. */
public final class SheetReading implements RowSink {
    private final WholeFile file;
    private final Findings findings;
    private final List<Recognised> recognised = new ArrayList<>();
    private final SheetNames names = new SheetNames();

    /** Null between sheets, and where rows go by that are not the clerk's. */
    private OneSheet sheet;

    private boolean begun;
    private int sheetsRead;
    private RefusedFile lastReason;

    /**
     * @param mapping what the clerk said of columns
     * @param lines takes every line that passed
     */
    public SheetReading(
            Wanted wanted,
            VillageNames villages,
            Indexes indexes,
            Mapping mapping,
            Findings findings,
            Consumer<Line> lines) {
        this.file = new WholeFile(wanted, villages, indexes, mapping, findings, lines);
        this.findings = findings;
    }

    /** @return what was made out of each sheet that was gone through, whether the file was refused or not */
    public List<Recognised> recognised() {
        return List.copyOf(recognised);
    }

    @Override
    public void sheet(FileSheet next) {
        endSheet();
        sheet = new OneSheet(file, next, names.next(next.name()));
        begun = false;
    }

    @Override
    public void row(SheetRow row) {
        if (sheet == null || row.blank()) {
            return;
        }
        if (!begun) {
            begun = true;
            if (ProblemSheet.is(sheet.name(), row)) {
                sheet = null;
                return;
            }
        }
        sheet.row(row);
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

    private void endSheet() {
        if (sheet == null) {
            return;
        }
        sheet.end().ifPresent(recognised::add);
        sheetsRead += sheet.read() ? 1 : 0;
        lastReason = sheet.refusal() == null ? lastReason : sheet.refusal();
        sheet = null;
    }
}
