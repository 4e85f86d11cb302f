package cn.fingertip.roster.importing.sheet.header;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What clerks write above a column, as data: {@code import/headings.csv}, from the most telling heading of a field to
 * the least; {@code *面积} is any heading that ends so.
 */
final class Headings {
    /** @param rank the smaller, the more telling, among headings of one field */
    record Match(Field field, int rank) {}

    private static final Map<String, Match> EXACT = new HashMap<>();
    private static final Map<String, Match> ENDINGS = new HashMap<>();
    private static final List<String> ENDINGS_IN_ORDER = new ArrayList<>();

    static {
        load();
    }

    private Headings() {}

    /** @param heading as it stands in the file, with its unit and spaces */
    static Optional<Match> match(String heading) {
        String name = name(heading);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Match exact = EXACT.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return ENDINGS_IN_ORDER.stream()
                .filter(name::endsWith)
                .map(ENDINGS::get)
                .findFirst();
    }

    /** @return {@code 补贴面积} of {@code  补贴面积 (亩)} */
    static String name(String heading) {
        return plain(heading).replaceAll("\\([^)]*\\)", "").replaceAll("[::*﹡]+", "");
    }

    /** @return {@code 亩} of {@code 补贴面积(亩)}, empty where no unit stands there */
    static String unit(String heading) {
        String plain = plain(heading);
        int open = plain.lastIndexOf('(');
        int close = plain.indexOf(')', open + 1);
        return open < 0 || close < 0
                ? ""
                : plain.substring(open + 1, close).replace("单位", "").replace(":", "");
    }

    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
    }

    private static void load() {
        try (InputStream in = Headings.class.getResourceAsStream("/import/headings.csv");
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            int rank = 0;
            for (NamedCsvRecord row : rows) {
                String heading = row.getField("heading");
                Match match = new Match(Field.valueOf(row.getField("field").toUpperCase(Locale.ROOT)), rank++);
                if (heading.startsWith("*")) {
                    ENDINGS.put(heading.substring(1), match);
                    ENDINGS_IN_ORDER.add(heading.substring(1));
                } else {
                    EXACT.put(heading, match);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
