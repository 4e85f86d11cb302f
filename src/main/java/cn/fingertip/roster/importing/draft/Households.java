package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.sheet.LongMap;

/**
 * Knows the households of one roster version by the first person of each in the file, mostly its head, wherever its other
 * lines stand: so that it is the same household in the next roster.
 */
final class Households {
    private final LongMap heads = new LongMap();

    /**
     * @param household as the file tells it; the same text in another village is another household
     * @param person the line's beneficiary
     * @return the beneficiary it is known by; null where the file tells none
     */
    String of(String village, String household, long person) {
        if (household == null) {
            return null;
        }
        long known = heads.putIfAbsent(key(village, household), person);
        return Long.toString(known == LongMap.ABSENT ? person : known);
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
