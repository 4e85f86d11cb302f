package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.search.Pinyin;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the letters of the names met last: a village has few surnames, and people stand in file after file. */
final class NameLetters {
    private static final int KEPT = 16_384;

    private final Map<String, Pinyin> known = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pinyin> eldest) {
            return size() > KEPT;
        }
    };

    Pinyin of(String folded) {
        return known.computeIfAbsent(folded, Pinyin::of);
    }
}
