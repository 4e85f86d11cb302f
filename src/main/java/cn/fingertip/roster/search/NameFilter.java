package cn.fingertip.roster.search;

import cn.fingertip.kernel.NameFold;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Part of a name as somebody types it: characters, pinyin or initials. Where names are masked, only what is shown can be
 * found, by whichever of the three: otherwise a search would tell the characters that the mask hides.
 *
 * @param part folded, not empty
 * @param letters what was typed as pinyin, in plain lower-case letters with v for ü; null where it is none
 */
public record NameFilter(String part, String letters) {
    private static final String MASKED = """
            CASE char_length(name_folded) WHEN 1 THEN '*' WHEN 2 THEN left(name_folded, 1) || '*'
            ELSE left(name_folded, 1) || repeat('*', char_length(name_folded) - 2) || right(name_folded, 1) END""";

    /** Between syllables people put nothing, spaces (already gone), an apostrophe or a dot. */
    private static final Pattern BETWEEN = Pattern.compile("['’·]");

    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private static final Pattern UMLAUT = Pattern.compile("u\\p{M}*\u0308\\p{M}*");
    private static final Pattern MARK = Pattern.compile("\\p{M}");

    /** From the radicals on no character comes apart into Latin letters: most searches are done here. */
    private static final char FIRST_HAN = '\u2E80';

    /**
     * @param typed as it came
     * @return null where nothing is left of it that a name could hold
     */
    public static NameFilter of(String typed) {
        String folded = NameFold.fold(typed.replace("\u0000", ""));
        if (folded.isEmpty()) {
            return null;
        }
        return new NameFilter(folded, folded.chars().anyMatch(c -> c >= FIRST_HAN) ? null : letters(folded));
    }

    private static String letters(String folded) {
        String apart = Normalizer.normalize(folded.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        String plain = MARK.matcher(UMLAUT.matcher(apart).replaceAll("v")).replaceAll("");
        String letters = BETWEEN.matcher(plain).replaceAll("");
        return LETTERS.matcher(letters).matches() ? letters : null;
    }

    /** Adds this condition to a query of lines. */
    public void addTo(StringBuilder sql, List<Object> values, boolean masked) {
        String pattern = "%" + escaped(part) + "%";
        sql.append(" AND (");
        if (masked) {
            // A whole name typed finds every name that looks the same behind its mask.
            sql.append(MASKED).append(" LIKE ? OR ").append(MASKED).append(" = ?");
            values.add(pattern);
            values.add(NameMask.of(part));
            if (letters != null) {
                new ShownLetters(letters).addTo(sql, values);
            }
        } else {
            sql.append("name_folded LIKE ?");
            values.add(pattern);
            if (letters != null) {
                sql.append(" OR name_pinyin LIKE ? OR name_initials LIKE ?");
                values.add("% " + letters + "%");
                values.add("%" + letters + "%");
            }
        }
        sql.append(')');
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
