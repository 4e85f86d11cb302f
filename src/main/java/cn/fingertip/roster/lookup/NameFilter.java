package cn.fingertip.roster.lookup;

import java.util.List;

/**
 * Part of a name. Where names are masked, only what is shown can be found: otherwise a search would tell the characters
 * that the mask hides.
 *
 * @param part folded, not empty
 */
record NameFilter(String part) {
    private static final String MASKED = """
            CASE char_length(name_folded) WHEN 1 THEN '*' WHEN 2 THEN left(name_folded, 1) || '*'
            ELSE left(name_folded, 1) || repeat('*', char_length(name_folded) - 2) || right(name_folded, 1) END""";

    /** Adds this condition to a query of lines. */
    void addTo(StringBuilder sql, List<Object> values, boolean masked) {
        String pattern = "%" + escaped(part) + "%";
        if (!masked) {
            sql.append(" AND name_folded LIKE ?");
            values.add(pattern);
            return;
        }
        // A whole name typed finds every name that looks the same behind its mask.
        sql.append(" AND (").append(MASKED).append(" LIKE ? OR ").append(MASKED).append(" = ?)");
        values.add(pattern);
        values.add(NameMask.of(part));
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
