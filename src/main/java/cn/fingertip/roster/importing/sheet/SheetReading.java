package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.FileSheet;
import cn.fingertip.roster.importing.file.RowSink;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Finding;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.finding.RefusedFile;
import cn.fingertip.roster.programme.AmountRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through the sheets of a file row by row: titles, header, lines, sums, notes. */
public final class SheetReading implements RowSink {
    private static final int HEADER_WITHIN = 30;

    private final RowCheck check;
    private final AmountCheck amounts;
    private final HeaderRules rules;
    private final VillageNames villages;
    private final Findings findings;
    private final Consumer<Line> lines;

    private String sheet;
    private boolean hidden;
    private Columns columns;
    private String fallbackVillage;
    private final List<SheetRow> above = new ArrayList<>();
    private List<SheetRow> pendingHeader;
    private boolean skipping;
    private int seen;
    private int sheetsRead;
    private RefusedFile lastReason;

    /**
     * @param rule how the programme's amounts follow
     * @param unit of its quantities
     * @param lines takes every line that passed
     */
    public SheetReading(
            AmountRule rule,
            String unit,
            VillageNames villages,
            Indexes indexes,
            Findings findings,
            Consumer<Line> lines) {
        this.amounts = new AmountCheck(rule);
        this.check = new RowCheck(villages, indexes, amounts, findings);
        this.rules = new HeaderRules(rule, unit);
        this.villages = villages;
        this.findings = findings;
        this.lines = lines;
    }

    @Override
    public void sheet(FileSheet next) {
        endSheet();
        sheet = next.name().isEmpty() ? null : Digits.masked(next.name());
        hidden = next.hidden();
        columns = null;
        fallbackVillage = null;
        above.clear();
        pendingHeader = null;
        skipping = false;
        seen = 0;
        amounts.quantities().newSheet();
        amounts.amounts().newSheet();
    }

    @Override
    public void row(SheetRow row) {
        if (skipping || row.blank()) {
            return;
        }
        if (hidden) {
            findings.add(Finding.ofSheet(sheet, Fault.SHEET_HIDDEN));
            skipping = true;
        } else if (columns != null) {
            body(row);
        } else if (pendingHeader != null) {
            boolean twoLevels = HeaderRecognition.continues(pendingHeader, row);
            if (twoLevels) {
                pendingHeader.add(row);
            }
            begin();
            if (!twoLevels && columns != null) {
                body(row);
            }
        } else {
            head(row);
        }
    }

    @Override
    public void end() {
        endSheet();
        if (sheetsRead == 0) {
            throw lastReason == null ? new RefusedFile(Fault.HEADER_NOT_FOUND, HEADER_WITHIN) : lastReason;
        }
        if (findings.rows() == 0) {
            throw new RefusedFile(Fault.ROWS_NONE);
        }
    }

    private void head(SheetRow row) {
        above.add(row);
        if (above.size() > 2) {
            above.removeFirst();
        }
        if (HeaderRecognition.isHeader(above)) {
            pendingHeader = new ArrayList<>(above);
        } else if (++seen >= HEADER_WITHIN) {
            skip(new RefusedFile(Fault.HEADER_NOT_FOUND, HEADER_WITHIN));
        }
    }

    /** The header is whole: from here on columns are known, or the sheet cannot be read. */
    private void begin() {
        try {
            Columns found = HeaderRecognition.columns(pendingHeader);
            Optional<String> village =
                    villages.only().or(() -> sheet == null ? Optional.empty() : villages.find("", sheet));
            rules.check(found, village.isPresent());
            columns = found;
            fallbackVillage = village.orElse(null);
            sheetsRead++;
        } catch (RefusedFile reason) {
            skip(reason);
        }
    }

    private void body(SheetRow row) {
        switch (RowKind.of(row, columns)) {
            case LINE -> {
                Optional<Line> line = check.check(sheet, row, columns, fallbackVillage);
                findings.addRow(line.isPresent());
                line.ifPresent(lines);
            }
            case SUM -> {
                sum(row, Field.QUANTITY, amounts.quantities());
                sum(row, Field.AMOUNT, amounts.amounts());
            }
            case HEADER_AGAIN, NOTE -> {
                // nothing in them is kept
            }
        }
    }

    private void sum(SheetRow row, Field field, Totals totals) {
        String label = RowKind.sumLabel(row, columns);
        AmountCheck.read(row, columns, field)
                .ifPresent(written -> totals.expectedInsteadOf(written, label).ifPresent(expected -> {
                    String unread = totals.unreadRows() == 0 ? "" : "(另有 " + totals.unreadRows() + " 行的数无法识别,未计入)";
                    findings.add(Finding.at(
                            sheet,
                            row.number(),
                            columns.of(field),
                            Fault.TOTAL_MISMATCH,
                            Digits.masked(label),
                            written.toPlainString(),
                            expected.toPlainString(),
                            unread));
                }));
    }

    private void skip(RefusedFile reason) {
        skipping = true;
        lastReason = reason;
        findings.add(
                Finding.ofSheet(sheet, Fault.SHEET_SKIPPED, reason.finding().message()));
    }

    private void endSheet() {
        if (pendingHeader != null && columns == null && !skipping) {
            begin();
        } else if (columns == null && !skipping && !above.isEmpty()) {
            skip(new RefusedFile(Fault.HEADER_NOT_FOUND, HEADER_WITHIN));
        }
    }
}
