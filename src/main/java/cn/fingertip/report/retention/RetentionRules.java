package cn.fingertip.report.retention;

import cn.fingertip.kernel.CsvTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long reports are kept, by kind and by when they were archived; data, {@code data/reports/retention.csv}. */
@ApplicationScoped
class RetentionRules {
    private static final List<String> HEADER =
            List.of("kind", "keep_days", "receipt_days", "warning_days", "source", "effective_from");
    private static final String BUNDLED = "/data/reports/retention.csv";
    private static final String ANY = "*";

    private final List<RetentionRule> rules;

    RetentionRules() {
        try (InputStream file = RetentionRules.class.getResourceAsStream(BUNDLED)) {
            this.rules = read(file.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the bundled retention rules cannot be read", e);
        }
    }

    static List<RetentionRule> read(byte[] file) {
        CsvTable table = CsvTable.read(file, HEADER, 1000);
        if (!table.problems().isEmpty()) {
            throw new IllegalStateException("retention rules: " + table.problems());
        }
        return table.rows().stream().map(row -> rule(row.cells())).toList();
    }

    private static RetentionRule rule(List<String> cells) {
        return new RetentionRule(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                Integer.parseInt(cells.get(2)),
                Integer.parseInt(cells.get(3)),
                cells.get(4),
                LocalDate.parse(cells.get(5)));
    }

    /** @return the rule for a report of this kind that was archived on this day */
    RetentionRule inForce(String kind, LocalDate archivedOn) {
        return exactly(kind, archivedOn)
                .or(() -> exactly(ANY, archivedOn))
                .orElseThrow(() -> new IllegalStateException("no retention rule for " + kind + " on " + archivedOn));
    }

    /** @return the fewest days after which anything at all may have to be done with an archived report */
    int earliest() {
        return rules.stream()
                .mapToInt(rule -> Math.min(rule.receiptDays(), rule.keepDays() - rule.warningDays()))
                .min()
                .orElseThrow();
    }

    private Optional<RetentionRule> exactly(String kind, LocalDate archivedOn) {
        return rules.stream()
                .filter(rule ->
                        rule.kind().equals(kind) && !rule.effectiveFrom().isAfter(archivedOn))
                .max(Comparator.comparing(RetentionRule::effectiveFrom));
    }
}
