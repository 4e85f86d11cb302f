package cn.fingertip.roster.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Letters typed to find masked names. Whether a name is found follows from what its mask shows alone: its length and its
 * first and last character (of two characters only the first). The letters kept beside the names are of whole names and
 * must not be asked.
 */
final class ShownLetters {
    private static final Map<String, List<String>> FIRST = new HashMap<>();
    private static final Map<String, List<String>> OTHERS = new HashMap<>();

    static {
        Readings readings = Readings.bundled();
        readings.characters().forEach((point, usual) -> {
            String character = Character.toString(point);
            usual.forEach(syllable -> add(OTHERS, syllable, character));
            List<String> surname = readings.ofSurname(character);
            (surname == null ? usual : surname).forEach(syllable -> add(FIRST, syllable, character));
        });
    }

    private final String typed;

    ShownLetters(String typed) {
        this.typed = typed;
    }

    /** Adds alternatives to a condition that is open. */
    void addTo(StringBuilder sql, List<Object> values) {
        String[] beginsAsTyped = read(FIRST, syllable -> syllable.startsWith(typed));
        String[] typedGoesOn = read(FIRST, syllable -> typed.startsWith(syllable));
        // zhang, zha: the surname, or the last character
        sql.append(" OR char_length(name_folded) >= 2 AND left(name_folded, 1) = ANY (?)");
        values.add(beginsAsTyped);
        sql.append(" OR char_length(name_folded) >= 3 AND right(name_folded, 1) = ANY (?)");
        values.add(read(OTHERS, syllable -> syllable.startsWith(typed)));
        // zhangsan, zhangxiaosan: a whole name finds all that look the same
        sql.append(" OR char_length(name_folded) = 2 AND left(name_folded, 1) = ANY (?)");
        values.add(typedGoesOn);
        sql.append(" OR char_length(name_folded) >= 3 AND left(name_folded, 1) = ANY (?)"
                + " AND right(name_folded, 1) = ANY (?)");
        values.add(typedGoesOn);
        values.add(read(OTHERS, syllable -> typed.length() > syllable.length() && typed.endsWith(syllable)));
        // zs, zxs: initials of a whole name
        if (typed.length() >= 2) {
            sql.append(" OR char_length(name_folded) = ? AND left(name_folded, 1) = ANY (?)");
            values.add(typed.length());
            values.add(read(FIRST, syllable -> syllable.charAt(0) == typed.charAt(0)));
            if (typed.length() >= 3) {
                sql.append(" AND right(name_folded, 1) = ANY (?)");
                values.add(read(OTHERS, syllable -> syllable.charAt(0) == typed.charAt(typed.length() - 1)));
            }
        }
    }

    private static void add(Map<String, List<String>> map, String syllable, String character) {
        map.computeIfAbsent(syllable, none -> new ArrayList<>()).add(character);
    }

    private static String[] read(Map<String, List<String>> map, Predicate<String> syllables) {
        return map.entrySet().stream()
                .filter(entry -> syllables.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .toArray(String[]::new);
    }
}
