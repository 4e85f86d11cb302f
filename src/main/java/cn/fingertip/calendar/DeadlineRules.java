package cn.fingertip.calendar;

import cn.fingertip.kernel.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All deadline rules, by name and by when they came into force. */
final class DeadlineRules {
    private static final List<String> HEADER =
            List.of("rule", "days", "unit", "from", "extension", "source", "effective_from");
    private static final String BUNDLED = "/data/calendar/deadline-rules.csv";

    private final Map<String, List<DeadlineRule>> byName;

    private DeadlineRules(List<DeadlineRule> rules) {
        this.byName = rules.stream().collect(Collectors.groupingBy(DeadlineRule::name));
    }

    static DeadlineRules bundled() {
        try (InputStream file = DeadlineRules.class.getResourceAsStream(BUNDLED)) {
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the bundled deadline rules cannot be read", e);
        }
    }

    static DeadlineRules read(byte[] file) {
        CsvTable table = CsvTable.read(file, HEADER, 1000);
        if (!table.problems().isEmpty()) {
            throw new IllegalStateException("deadline rules: " + table.problems());
        }
        return new DeadlineRules(
                table.rows().stream().map(row -> rule(row.cells())).toList());
    }

    private static DeadlineRule rule(List<String> cells) {
        return new DeadlineRule(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                DeadlineRule.Unit.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
                cells.get(3),
                Integer.parseInt(cells.get(4)),
                cells.get(5),
                LocalDate.parse(cells.get(6)));
    }

    /**
     * @param name a rule; where there is none for {@code wish-accept.repair}, that of {@code wish-accept} is taken
     * @param start the rule in force on this day is taken
     * @throws IllegalArgumentException where there is no such rule in force
     */
    DeadlineRule inForce(String name, LocalDate start) {
        int dot = name.indexOf('.');
        return exactly(name, start)
                .or(() -> dot < 0 ? Optional.empty() : exactly(name.substring(0, dot), start))
                .orElseThrow(() -> new IllegalArgumentException("no deadline rule " + name + " in force on " + start));
    }

    /** @return of each name the rule in force on this day */
    List<DeadlineRule> inForceOn(LocalDate day) {
        return byName.keySet().stream()
                .flatMap(name -> exactly(name, day).stream())
                .toList();
    }

    private Optional<DeadlineRule> exactly(String name, LocalDate start) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(rule -> !rule.effectiveFrom().isAfter(start))
                .max(Comparator.comparing(DeadlineRule::effectiveFrom));
    }
}
