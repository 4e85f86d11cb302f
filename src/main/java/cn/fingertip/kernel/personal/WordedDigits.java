package cn.fingertip.kernel.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digits written as words or as letters that look like them: 一三八〇…, 138零0138000, l38OO138000. */
final class WordedDigits {
    private static final String WORDS = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺";
    private static final String AS_DIGITS = "001234567891234567891";
    private static final String LETTERS = "OolI";
    private static final String LETTERS_AS_DIGITS = "0011";

    /** Of so many digits, words and letters no other kind of character may stand between them but what groups digits. */
    private static final Pattern RUN = Pattern.compile("(?<![A-Za-z])[0-9" + WORDS + LETTERS + "](?:[ .·-]?+[0-9"
            + WORDS + LETTERS + "]){10,}+[xX]?+(?![A-Za-z])");

    /** Fewer make a line or a row of circles, not a number of a person. */
    private static final int FEWEST_KINDS = 2;

    private WordedDigits() {}

    /** @return whether a character may stand for a digit without being one */
    static boolean is(int c) {
        return WORDS.indexOf(c) >= 0 || LETTERS.indexOf(c) >= 0;
    }

    /**
     * A run of digits as it reads where words and letters among them are digits too.
     *
     * @param before how many words it begins with: 组长一13800000000 has one that is none of the number
     * @param behind how many words it ends with
     */
    record Run(String digits, int before, int behind) {}

    /** @param plain text in which every real digit is one of ours */
    static List<Run> in(String plain) {
        List<Run> read = new ArrayList<>();
        Matcher runs = RUN.matcher(plain);
        while (runs.find()) {
            String run = runs.group();
            String digits = digits(run);
            if (run.chars().anyMatch(WordedDigits::is)
                    && digits.chars().filter(Character::isDigit).distinct().count() >= FEWEST_KINDS) {
                String backwards = new StringBuilder(run).reverse().toString();
                read.add(new Run(digits, words(run), words(backwards)));
            }
        }
        return read;
    }

    private static int words(String run) {
        int words = 0;
        while (words < run.length() && WORDS.indexOf(run.charAt(words)) >= 0) {
            words++;
        }
        return words;
    }

    private static String digits(String run) {
        StringBuilder digits = new StringBuilder(run.length());
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            int word = WORDS.indexOf(c);
            int letter = LETTERS.indexOf(c);
            digits.append(word >= 0 ? AS_DIGITS.charAt(word) : letter >= 0 ? LETTERS_AS_DIGITS.charAt(letter) : c);
        }
        return digits.toString().replace('.', ' ').replace('·', ' ');
    }
}
