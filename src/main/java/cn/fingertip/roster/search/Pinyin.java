package cn.fingertip.roster.search;

import java.util.ArrayList;
import java.util.List;

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
        StringBuilder full = new StringBuilder(32);
        StringBuilder initials = new StringBuilder(8);
        for (String[] reading : wholeReadings(syllables)) {
            int whole = full.length();
            StringBuilder letters = new StringBuilder(reading.length + 1).append(' ');
            for (int i = 0; i < reading.length; i++) {
                word(full, reading, i, whole);
                letters.append(reading[i].charAt(0));
            }
            if (!holds(initials, letters.toString(), initials.length())) {
                initials.append(letters);
            }
        }
        return new Pinyin(full.toString(), initials.toString());
    }

    /** Adds the word that begins with a syllable, unless another reading has brought it already. */
    private static void word(StringBuilder words, String[] reading, int from, int before) {
        int start = words.length();
        words.append(' ');
        for (int i = from; i < reading.length; i++) {
            words.append(reading[i]);
        }
        if (before > 0 && holds(words, words.substring(start), start)) {
            words.setLength(start);
        }
    }

    /** @return whether the word stands whole among the words before {@code end} */
    private static boolean holds(StringBuilder words, String word, int end) {
        for (int at = words.indexOf(word); at >= 0 && at < end; at = words.indexOf(word, at + 1)) {
            int after = at + word.length();
            if (after == end || after < end && words.charAt(after) == ' ') {
                return true;
            }
        }
        return false;
    }

    /** @return the possible readings of each syllable, the usual one first */
    private static List<List<String>> syllables(String folded) {
        Readings readings = Readings.bundled();
        List<List<String>> syllables = new ArrayList<>(4);
        int next = readings.surname(folded, syllables);
        while (next < folded.length() && syllables.size() < MOST_SYLLABLES) {
            int point = folded.codePointAt(next);
            next += Character.charCount(point);
            List<String> of = readings.of(point);
            if (!of.isEmpty()) {
                syllables.add(of);
            } else if (point < 128 && Character.isLetter(point)) {
                syllables.add(List.of(Character.toString(Character.toLowerCase(point))));
            }
        }
        return syllables;
    }

    private static List<String[]> wholeReadings(List<List<String>> syllables) {
        List<String[]> all = new ArrayList<>();
        all.add(new String[syllables.size()]);
        for (int i = 0; i < syllables.size(); i++) {
            List<String> readings = syllables.get(i);
            int begun = all.size();
            int taken = begun * readings.size() > MOST ? 1 : readings.size();
            for (int k = 0; k < begun; k++) {
                for (int other = 1; other < taken; other++) {
                    String[] one = all.get(k).clone();
                    one[i] = readings.get(other);
                    all.add(one);
                }
                all.get(k)[i] = readings.getFirst();
            }
        }
        return all;
    }
}
