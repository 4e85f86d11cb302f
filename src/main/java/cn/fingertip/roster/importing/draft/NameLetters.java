package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.search.Pinyin;

/**
 * Remembers the letters of the names met last: a village has few surnames, and people stand in file after file. A place
 * for each hash and no more: Chinese names of two and three characters share too many of {@code String}'s own hashes
 * for a map.
 */
final class NameLetters {
    private static final int KEPT = 1 << 14;

    private final String[] names = new String[KEPT];
    private final Pinyin[] letters = new Pinyin[KEPT];

    Pinyin of(String folded) {
        int place = place(folded);
        if (!folded.equals(names[place])) {
            names[place] = folded;
            letters[place] = Pinyin.of(folded);
        }
        return letters[place];
    }

    private static int place(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash & KEPT - 1;
    }
}
