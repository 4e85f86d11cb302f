package cn.fingertip.roster.importing.sheet.header;

import cn.fingertip.roster.importing.sheet.cell.Digits;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * What a clerk said about columns, over what the synonyms say.
 *
 * @param fields by {@link #key}; {@link Field#IGNORED} for a column to leave out
 */
public record Mapping(Map<String, Field> fields) {
    /** Nothing was said. */
    public static final Mapping NONE = new Mapping(Map.of());

    public Mapping {
        fields = Map.copyOf(fields);
    }

    /** @param key of a column, as {@link #key} makes it */
    public Optional<Field> of(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /**
     * What a column is remembered by: its heading without spaces, full-width forms made plain, long numbers masked; a line
     * that was taken for a header must not be remembered.
     *
     * @param heading all levels of it
     * @param nth from 1, among columns of one sheet with the same heading
     */
    public static String key(String heading, int nth) {
        String plain = Digits.masked(
                Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", ""));
        return nth == 1 ? plain : plain + "#" + nth;
    }
}
