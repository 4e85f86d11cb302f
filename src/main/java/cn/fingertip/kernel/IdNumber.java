package cn.fingertip.kernel;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Citizens' ID numbers (公民身份号码, GB 11643-1999): 6 digits of region, 8 of birth, 3 of order, 1 check character; and
 * the 15-digit ones before it, which have neither the century nor the check character.
 */
public final class IdNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int LENGTH = 18;
    private static final int LEGACY_LENGTH = 15;

    private IdNumber() {}

    /**
     * Brings a number to its one normal form: 18 characters, X upper. Full-width characters and spaces are accepted; a
     * 15-digit number becomes its 18-digit form.
     *
     * @param typed as a person or a spreadsheet wrote it, may be null
     * @return empty where it is no ID number: wrong length, no such day of birth, or a wrong check character
     */
    public static Optional<String> normalize(String typed) {
        String id = plain(typed);
        if (id.length() == LEGACY_LENGTH && digits(id, LEGACY_LENGTH)) {
            String full = id.substring(0, 6) + "19" + id.substring(6);
            return birthIsADay(full) ? Optional.of(full + check(full)) : Optional.empty();
        }
        boolean good = id.length() == LENGTH
                && digits(id, LENGTH - 1)
                && id.charAt(LENGTH - 1) == check(id)
                && birthIsADay(id);
        return good ? Optional.of(id) : Optional.empty();
    }

    /**
     * @param typed as a person or a spreadsheet wrote it, may be null
     * @return the same in half-width characters, without spaces, x as X; no longer null, and not checked in any way
     */
    public static String plain(String typed) {
        if (typed == null) {
            return "";
        }
        if (isPlain(typed)) {
            return typed;
        }
        StringBuilder plain = new StringBuilder(LENGTH);
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .chars()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(c -> plain.append(c == 'x' ? 'X' : (char) c));
        return plain.toString();
    }

    /** Nearly every number is written properly; that one look saves an import most of the work on it. */
    private static boolean isPlain(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if ((c < '0' || c > '9') && c != 'X') {
                return false;
            }
        }
        return true;
    }

    private static boolean digits(String id, int count) {
        for (int i = 0; i < count; i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static char check(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (id.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    private static boolean birthIsADay(String id) {
        int year = number(id, 6, 10);
        if (year < 1850 || year > 2200) {
            return false;
        }
        try {
            LocalDate.of(year, number(id, 10, 12), number(id, 12, 14));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static int number(String id, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + id.charAt(i) - '0';
        }
        return value;
    }
}
