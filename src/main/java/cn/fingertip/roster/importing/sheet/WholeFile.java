package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.importing.sheet.header.HeaderRules;
import cn.fingertip.roster.importing.sheet.header.Mapping;
import cn.fingertip.roster.importing.sheet.row.AmountCheck;
import cn.fingertip.roster.importing.sheet.row.Indexes;
import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.row.RowCheck;
import cn.fingertip.roster.importing.sheet.row.SumRows;
import cn.fingertip.roster.importing.sheet.village.VillageNames;
import java.util.function.Consumer;

/** What the sheets of one file have in common: what is wanted of them, what is summed and what is found across them. */
final class WholeFile {
    /** Columns of all sheets together that the clerk is shown: what is made of them is held until the end of the file. */
    private static final int MOST_SHOWN = 25_000;

    final Wanted wanted;
    final VillageNames villages;
    final Mapping mapping;
    final Findings findings;
    final Consumer<Line> lines;
    final HeaderRules rules;
    final AmountCheck amounts;
    final RowCheck check;
    final SumRows sums;

    /** Takes doubts about sums of the present sheet. */
    private Consumer<Finding> doubts = finding -> {};

    private boolean yearTold;
    private int shown;

    WholeFile(
            Wanted wanted,
            VillageNames villages,
            Indexes indexes,
            Mapping mapping,
            Findings findings,
            Consumer<Line> lines) {
        this.wanted = wanted;
        this.villages = villages;
        this.mapping = mapping;
        this.findings = findings;
        this.lines = lines;
        this.rules = new HeaderRules(wanted.rule(), wanted.unit());
        this.amounts = new AmountCheck(wanted.rule(), wanted.unit());
        this.check = new RowCheck(villages, indexes, amounts, findings);
        this.sums = new SumRows(amounts, finding -> doubts.accept(finding));
    }

    /** A sheet begins; doubts about its sums go there. */
    void next(String sheet, Consumer<Finding> takesDoubts) {
        doubts = takesDoubts;
        check.sheet(sheet);
        amounts.newSheet();
    }

    /** @return whether that titles are of another year is not told yet: a hundred villages need not say it each */
    boolean tellsYear() {
        boolean first = !yearTold;
        yearTold = true;
        return first;
    }

    /** @throws RefusedFile where more columns are shown than anybody could look over */
    void show(int columns) {
        shown += columns;
        if (shown > MOST_SHOWN) {
            throw new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, MOST_SHOWN);
        }
    }
}
