package cn.fingertip.report.retention;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.CsvTable;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long reports are kept, by kind and by when they came to their end; data, {@code data/reports/retention.csv}. No
 * article of the 检举控告工作规则 gives days; state organs draw up their own table of how long files are kept, with their
 * archives' approval (国家档案局令第8号, 第十二条). The bundled days stand in until a county has put its own.
 */
@ApplicationScoped
public class RetentionRules {
    private static final List<String> HEADER =
            List.of("kind", "keep_days", "receipt_days", "warning_days", "source", "effective_from");
    private static final String BUNDLED = "/data/reports/retention.csv";
    private static final String ANY = "*";

    private final List<RetentionRule> rules;

    /** @throws IllegalStateException where the file cannot be read, has no rule for kinds without their own, or is wrong */
    @Inject
    RetentionRules(RetentionConfig config) {
        this(config.file().map(RetentionRules::written).orElseGet(RetentionRules::bundled));
    }

    RetentionRules(List<RetentionRule> rules) {
        this.rules = rules;
        if (rules.stream().noneMatch(rule -> rule.kind().equals(ANY))) {
            throw new IllegalStateException("no retention rule for kinds without their own (" + ANY + ")");
        }
    }

    static List<RetentionRule> bundled() {
        try (InputStream file = RetentionRules.class.getResourceAsStream(BUNDLED)) {
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the bundled retention rules cannot be read", e);
        }
    }

    private static List<RetentionRule> written(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("the retention rules cannot be read: " + file, e);
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

    /** @return the last day on which the receipt opens it; null while the report has not come to its end */
    public LocalDate receiptEndsOn(Report report) {
        if (report.endedAt == null) {
            return null;
        }
        LocalDate endedOn = Clock.dateOf(report.endedAt);
        return inForce(report.kind, endedOn).receiptEnds(endedOn);
    }

    /**
     * What ended before the first rule began goes by that one: a county's own file takes the place of the bundled one
     * whole, and may begin with the day of its decision.
     *
     * @return the rule for a report of this kind that came to its end on this day
     */
    RetentionRule inForce(String kind, LocalDate endedOn) {
        return exactly(kind, endedOn)
                .or(() -> exactly(ANY, endedOn))
                .or(() -> first(kind))
                .or(() -> first(ANY))
                .orElseThrow();
    }

    /** @return the fewest days after which anything at all may have to be done with a report after its end */
    int earliest() {
        return rules.stream()
                .mapToInt(rule -> Math.min(rule.receiptDays(), rule.keepDays() - rule.warningDays()))
                .min()
                .orElseThrow();
    }

    /** @return the fewest days after its end on which an office is warned of anything */
    int earliestWarning() {
        return rules.stream()
                .mapToInt(rule -> rule.keepDays() - rule.warningDays())
                .min()
                .orElseThrow();
    }

    private Optional<RetentionRule> first(String kind) {
        return rules.stream()
                .filter(rule -> rule.kind().equals(kind))
                .min(Comparator.comparing(RetentionRule::effectiveFrom));
    }

    private Optional<RetentionRule> exactly(String kind, LocalDate endedOn) {
        return rules.stream()
                .filter(rule ->
                        rule.kind().equals(kind) && !rule.effectiveFrom().isAfter(endedOn))
                .max(Comparator.comparing(RetentionRule::effectiveFrom));
    }
}
