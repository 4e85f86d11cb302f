package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.sheet.LongMap;

/** Numbers the households of one roster version, a number each wherever its lines stand in the file. */
final class Households {
    private final LongMap numbers = new LongMap();
    private int last;

    /**
     * @param household as the file tells it; the same text in another village is another household
     * @return null where the file tells none
     */
    String of(String village, String household) {
        if (household == null) {
            return null;
        }
        long known = numbers.putIfAbsent(key(village, household), last + 1L);
        return known == LongMap.ABSENT ? Integer.toString(++last) : Long.toString(known);
    }

    /** 64 bits: among a million households two meet once in forty million files. */
    private static long key(String village, String household) {
        long hash = 1;
        for (String text : new String[] {village, household}) {
            for (int i = 0; i < text.length(); i++) {
                hash = mixed(hash ^ text.charAt(i));
            }
        }
        return hash == 0 ? 1 : hash;
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long z) {
        z = (z + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
