package cn.fingertip.roster.search;

import cn.fingertip.kernel.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How characters are read, syllables in plain letters, ü as v. The usual reading of every character comes from Unicode
 * (a table made with ICU, which itself would take a second to start and 30 µs a character); the readings of surnames and
 * of characters with several usual ones stand in two tables kept by hand.
 */
final class Readings {
    private static final int MOST_ROWS = 5_000;
    private static final List<String> NONE = List.of();
    private static final Readings BUNDLED = new Readings();

    private final Map<Integer, List<String>> characters = HashMap.newHashMap(45_000);
    private final Map<String, List<String>> surnames = new HashMap<>();
    private final Map<Integer, List<String>> compounds = new HashMap<>();
    /** The readings of the first plane's characters by their number, for imports ask hundreds of thousands of times. */
    private final List<List<String>> plane = new ArrayList<>(Collections.nCopies(0xA000, NONE));

    private Readings() {
        for (String line : text("readings.txt").split("\n")) {
            if (line.startsWith("#")) {
                continue;
            }
            int space = line.indexOf(' ');
            List<String> syllable = forms(List.of(line.substring(0, space)));
            line.substring(space + 1).codePoints().forEach(c -> characters.put(c, syllable));
        }
        for (CsvTable.Row row : table("more-readings.csv", "character")) {
            characters.put(row.cells().getFirst().codePointAt(0), readings(row));
        }
        for (CsvTable.Row row : table("surnames.csv", "surname")) {
            surnames.put(row.cells().getFirst(), readings(row));
        }
        characters.forEach((point, readings) -> {
            if (point < plane.size()) {
                plane.set(point, readings);
            }
        });
        surnames.keySet()
                .forEach(surname -> compounds.merge(
                        surname.codePointAt(0),
                        List.of(surname),
                        (some, one) -> Stream.concat(some.stream(), one.stream())
                                .sorted(Comparator.comparing(String::length).reversed())
                                .toList()));
    }

    static Readings bundled() {
        return BUNDLED;
    }

    /** @return the usual one first; empty for what is no Han character or one that nobody knows how to read */
    List<String> of(int character) {
        return character < plane.size() ? plane.get(character) : characters.getOrDefault(character, NONE);
    }

    /** @return every character that can be read, with its readings */
    Map<Integer, List<String>> characters() {
        return Collections.unmodifiableMap(characters);
    }

    /** @return of a surname of one character that is read otherwise than the character; null for others */
    List<String> ofSurname(String surname) {
        return surnames.get(surname);
    }

    /**
     * Reads the surname with which a name begins, where it is read otherwise than its characters.
     *
     * @param syllables takes its syllables
     * @return how many {@code char}s of the name are read
     */
    int surname(String name, List<List<String>> syllables) {
        List<String> possible = name.isEmpty() ? null : compounds.get(name.codePointAt(0));
        if (possible == null) {
            return 0;
        }
        for (String surname : possible) {
            if (name.startsWith(surname)) {
                List<String> readings = surnames.get(surname);
                if (surname.length() > Character.charCount(surname.codePointAt(0))) {
                    for (String syllable : readings.getFirst().split(" ")) {
                        syllables.add(List.of(syllable));
                    }
                } else {
                    syllables.add(readings);
                }
                return surname.length();
            }
        }
        return 0;
    }

    private static List<String> readings(CsvTable.Row row) {
        boolean compound =
                row.cells().getFirst().codePointCount(0, row.cells().getFirst().length()) > 1;
        return compound
                ? List.of(row.cells().getLast())
                : forms(List.of(row.cells().getLast().split(" ")));
    }

    /** Many keyboards write 吕 as lv, many people and passports as lu. */
    private static List<String> forms(List<String> syllables) {
        List<String> all = new ArrayList<>(syllables);
        for (String syllable : syllables) {
            String plain = syllable.replace('v', 'u');
            if (!all.contains(plain)) {
                all.add(plain);
            }
        }
        return List.copyOf(all);
    }

    private static List<CsvTable.Row> table(String file, String key) {
        CsvTable table =
                CsvTable.read(text(file).getBytes(StandardCharsets.UTF_8), List.of(key, "readings"), MOST_ROWS);
        if (!table.problems().isEmpty()) {
            throw new IllegalStateException(file + ": " + table.problems());
        }
        return table.rows();
    }

    private static String text(String file) {
        try (InputStream in = Readings.class.getResourceAsStream("/names/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
