package cn.fingertip.region;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A village's name taken apart: 濯坑村, 濯坑村委会 and 濯坑村民委员会 are all (濯坑, village).
 *
 * @param whole the name without spaces
 * @param stem the part that is the village's own
 * @param kind which kind of committee the rest names, OTHER where there is no rest
 */
record VillageName(String whole, String stem, Kind kind) {
    /** The kinds of villages; two of one township may bear one stem (小松村委会 and 小松居委会). */
    enum Kind {
        VILLAGE("村?(?:村民委员会|村民委会|村委会|村委)|村", "村"),
        COMMUNITY("社区(?:居民委员会|居民委会|居委会|委员会|委会)?|居民委员会|居民委会|居委会", "社区", "居委会"),
        GACHA("嘎查(?:村民委员会|人民委员会|村委会|委员会|委会|村)?", "嘎查"),
        OTHER("");

        private final Pattern name;
        private final List<String> words;

        Kind(String rest, String... words) {
            this.name = Pattern.compile("(.+?)(?:" + rest + ")");
            this.words = List.of(words);
        }

        /** @return what people most often write behind the stem */
        List<String> words() {
            return words;
        }
    }

    private static final List<Kind> ORDER = List.of(Kind.GACHA, Kind.COMMUNITY, Kind.VILLAGE);
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    static VillageName of(String written) {
        String whole = SPACES.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("");
        for (Kind kind : ORDER) {
            Matcher matcher = kind.name.matcher(whole);
            if (matcher.matches()) {
                return new VillageName(whole, matcher.group(1), kind);
            }
        }
        return new VillageName(whole, whole, Kind.OTHER);
    }

    boolean means(VillageName other) {
        return kind == other.kind && stem.equals(other.stem);
    }
}
