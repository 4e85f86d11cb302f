package cn.fingertip.kernel;

import java.text.Normalizer;

/** One form of a person's name for searching and comparing; what is kept and shown is always the name as written. */
public final class NameFold {
    /** The one dot all others become: U+00B7, the dot of GB 18030's 巴图·苏和. */
    private static final int DOT = '·';

    private NameFold() {}

    /**
     * Folds the ways in which one name is typed: every kind of middle dot becomes {@code ·}, spaces and invisible
     * characters go, full-width and compatibility characters become the ordinary ones (NFKC).
     *
     * @param name as written
     * @return may be empty; folding it again changes nothing
     */
    public static String fold(String name) {
        if (isFolded(name)) {
            return name;
        }
        StringBuilder folded = new StringBuilder(name.length());
        // U+0387 is canonically U+00B7; U+FF0E and U+FF65 become "." and U+30FB. All meet in dot().
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            if (isDot(c)) {
                folded.appendCodePoint(DOT);
            } else if (!isInvisible(c)) {
                folded.appendCodePoint(c);
            }
        });
        // Dropping an invisible character may bring two together that combine.
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** Plain Han of the first plane, alone or with dots, is its own fold: nearly every name. */
    private static boolean isFolded(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < '\u4E00' || c > '\u9FFF') && c != DOT) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDot(int c) {
        return switch (c) {
            case '.', '·', '•', '‧', '∙', '⋅', '・', '᛫', '⸱', 'ꞏ' -> true;
            default -> false;
        };
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL;
    }
}
