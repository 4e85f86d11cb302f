package cn.fingertip.roster.importing.sheet.header;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What clerks write above a column, as data: {@code import/headings.csv}, from the most telling heading of a field to
 * the least; {@code *面积} is any heading that ends so, {@code *签字*} any in which it stands.
 */
final class Headings {
    /** @param rank the smaller, the more telling, among headings of one field */
    record Match(Field field, int rank) {}

    private static final Map<String, Match> EXACT = new HashMap<>();
    private static final Map<String, Match> ENDINGS = new LinkedHashMap<>();
    /** 签字 wherever it stands, in brackets too. */
    private static final Map<String, Match> WITHIN = new LinkedHashMap<>();

    static {
        load();
    }

    private Headings() {}

    /** @param heading as it stands in the file, with its unit and spaces */
    static Optional<Match> match(String heading) {
        HeadingText text = HeadingText.of(heading);
        if (text.plain().isEmpty()) {
            return Optional.empty();
        }
        Optional<Match> within = WITHIN.entrySet().stream()
                .filter(word -> text.plain().contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return within.or(() -> named(text.name())).or(() -> named(text.withoutUnit()));
    }

    /**
     * @param heading that asks for a signature, 领款人(签字)
     * @return whose name may stand below it; empty where it asks for none, or for that of who handles the matter
     */
    static Optional<Match> signed(String heading) {
        HeadingText text = HeadingText.of(heading);
        if (!text.plain().contains("签")) {
            return Optional.empty();
        }
        String rest = text.name();
        for (String word : WITHIN.keySet()) {
            rest = rest.replace(word, "");
        }
        String who = rest.replaceAll("本人|[或及和、]", "");
        return who.isEmpty()
                ? Optional.of(new Match(Field.NAME, Integer.MAX_VALUE))
                : named(rest).filter(match -> match.field() == Field.NAME);
    }

    private static Optional<Match> named(String name) {
        Match exact = EXACT.get(name);
        return exact != null
                ? Optional.of(exact)
                : ENDINGS.entrySet().stream()
                        .filter(ending -> name.endsWith(ending.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /** @return {@code 补贴面积} of {@code  补贴面积 (亩)} */
    static String name(String heading) {
        return HeadingText.of(heading).name();
    }

    private static void load() {
        try (InputStream in = Headings.class.getResourceAsStream("/import/headings.csv");
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            int rank = 0;
            for (NamedCsvRecord row : rows) {
                String heading = row.getField("heading");
                Match match = new Match(Field.valueOf(row.getField("field").toUpperCase(Locale.ROOT)), rank++);
                if (heading.startsWith("*") && heading.endsWith("*")) {
                    WITHIN.put(heading.substring(1, heading.length() - 1), match);
                } else if (heading.startsWith("*")) {
                    ENDINGS.put(heading.substring(1), match);
                } else {
                    EXACT.put(heading, match);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
