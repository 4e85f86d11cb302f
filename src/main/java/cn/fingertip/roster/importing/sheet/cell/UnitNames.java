package cn.fingertip.roster.importing.sheet.cell;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of units, as data: {@code import/units.csv}; {@code none} are words that stand where units do and are none. */
final class UnitNames {
    static final String MONEY = "money";
    static final String AREA = "area";
    private static final String NO_UNIT = "none";

    /**
     * @param kind what it measures
     * @param same the name that all its names mean
     * @param yuan what one of it is in yuan, null where it is no money
     */
    record Unit(String kind, String same, BigDecimal yuan) {}

    private static final Map<String, Unit> UNITS = load();

    private UnitNames() {}

    /** @param name without spaces, in plain forms */
    static Optional<Unit> find(String name) {
        return Optional.ofNullable(UNITS.get(name)).filter(unit -> !unit.kind.equals(NO_UNIT));
    }

    /** @return whether it is a word that is known to be no unit */
    static boolean noUnit(String name) {
        Unit unit = UNITS.get(name);
        return unit != null && unit.kind.equals(NO_UNIT);
    }

    /** @return a pattern of every unit of the kinds, the longest first */
    static String pattern(Predicate<String> kinds) {
        return UNITS.entrySet().stream()
                .filter(unit -> !unit.getValue().kind.equals(NO_UNIT) && kinds.test(unit.getValue().kind))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static Map<String, Unit> load() {
        try (InputStream in = UnitNames.class.getResourceAsStream("/import/units.csv");
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            Map<String, Unit> units = new HashMap<>();
            for (NamedCsvRecord row : rows) {
                String yuan = row.getField("yuan");
                units.put(
                        row.getField("unit"),
                        new Unit(
                                row.getField("kind"),
                                row.getField("same"),
                                yuan.isEmpty() ? null : new BigDecimal(yuan)));
            }
            return Map.copyOf(units);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
