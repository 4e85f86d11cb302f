package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import java.util.function.Consumer;

/**
 * Rows that the clerk does not see. They are not imported: who sends a file answers for what it shows, and what a filter
 * has hidden was mostly left out on purpose. Each run of them is told.
 */
public final class HiddenRows {
    private static final int MOST_TOLD = 20;

    private final String sheet;
    private final Consumer<Finding> findings;
    private int first;
    private int last;
    private int inRun;
    private int told;
    private int count;

    /** @param findings takes one finding for each stretch of hidden rows */
    public HiddenRows(String sheet, Consumer<Finding> findings) {
        this.sheet = sheet;
        this.findings = findings;
    }

    /** A hidden row that is not blank. */
    public void row(int number) {
        first = inRun == 0 ? number : first;
        last = number;
        inRun++;
        count++;
    }

    /** A row that is seen follows; past twenty runs they are told together at the end. */
    public void over() {
        if (inRun > 0 && told < MOST_TOLD) {
            tell();
        }
    }

    /** The sheet is over. */
    public void end() {
        if (inRun > 0) {
            tell();
        }
    }

    /** @return how many of the sheet by now */
    public int count() {
        return count;
    }

    private void tell() {
        told++;
        findings.accept(Finding.at(sheet, first, -1, Fault.ROWS_HIDDEN, first, last, inRun));
        inRun = 0;
    }
}
