package cn.fingertip.roster.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A name in letters, as kept beside it for searching. 单小明 is {@code " shanxiaoming xiaoming ming"} and {@code " sxm"}:
 * each word of {@code full} begins where a syllable does, so that a search for {@code an} does not find everybody whose
 * name holds {@code zhang}. Where characters have several readings the words of each stand there, of at most
 * {@value #MOST} readings of the whole name.
 *
 * @param full null where nothing in the name has letters
 * @param initials the first letters of the syllables; null where {@code full} is
 */
public record Pinyin(String full, String initials) {
    private static final int MOST = 8;
    private static final int MOST_SYLLABLES = 12;
    private static final Pinyin NONE = new Pinyin(null, null);

    /**
     * @param folded a name, folded
     * @return its letters; characters that cannot be read are passed over
     */
    public static Pinyin of(String folded) {
        List<List<String>> syllables = syllables(folded);
        if (syllables.isEmpty()) {
            return NONE;
        }
        Set<String> words = new LinkedHashSet<>();
        Set<String> initials = new LinkedHashSet<>();
        for (List<String> reading : wholeReadings(syllables)) {
            StringBuilder letters = new StringBuilder(reading.size());
            for (int i = 0; i < reading.size(); i++) {
                words.add(String.join("", reading.subList(i, reading.size())));
                letters.append(reading.get(i).charAt(0));
            }
            initials.add(letters.toString());
        }
        return new Pinyin(" " + String.join(" ", words), " " + String.join(" ", initials));
    }

    /** @return the possible readings of each syllable, the usual one first */
    static List<List<String>> syllables(String folded) {
        Readings readings = Readings.bundled();
        int[] points = folded.codePoints().toArray();
        List<List<String>> syllables = new ArrayList<>(points.length);
        int next = 0;
        for (int length = Math.min(2, points.length); length > 0 && next == 0; length--) {
            List<String> surname = readings.ofSurname(new String(points, 0, length));
            if (surname != null && length == 2) {
                for (String syllable : surname.getFirst().split(" ")) {
                    syllables.add(List.of(syllable));
                }
                next = length;
            } else if (surname != null) {
                syllables.add(surname);
                next = length;
            }
        }
        for (; next < points.length && syllables.size() < MOST_SYLLABLES; next++) {
            List<String> of = readings.of(points[next]);
            if (!of.isEmpty()) {
                syllables.add(of);
            } else if (points[next] < 128 && Character.isLetter(points[next])) {
                syllables.add(List.of(Character.toString(Character.toLowerCase(points[next]))));
            }
        }
        return syllables;
    }

    private static List<List<String>> wholeReadings(List<List<String>> syllables) {
        List<List<String>> all = List.of(List.of());
        for (List<String> readings : syllables) {
            int taken = all.size() * readings.size() > MOST ? 1 : readings.size();
            List<List<String>> longer = new ArrayList<>(all.size() * taken);
            for (List<String> begun : all) {
                for (String reading : readings.subList(0, taken)) {
                    List<String> one = new ArrayList<>(begun);
                    one.add(reading);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }
}
