package cn.fingertip.roster.importing.draft;

import cn.fingertip.roster.importing.sheet.row.Line;
import cn.fingertip.roster.importing.sheet.row.LongMap;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Knows the households of one roster version by the first person of each in the file, mostly its head, wherever its other
 * lines stand: so that it is the same household in the next roster.
 *
 * <p>A short household number is one of its villagers' group: strangers of two groups who both have number 3 must not be
 * shown what the other is paid.
 *
 * <p>Two heads of one village may share a name, and a household is shown what its others are paid. A head's name alone
 * therefore tells a household only within a villagers' group, and only where one person there is that head: whether that
 * holds is known after the last line.
 */
final class Households {
    /** A number with fewer digits may start anew in every villagers' group; the county's own numbers are longer. */
    private static final int OF_A_VILLAGE = 6;

    private static final long NOBODY = 0;
    private static final long SEVERAL = -1;

    private final LongMap certain = new LongMap();
    private final LongMap named = new LongMap();
    private long[] first = new long[16];
    private long[] heads = new long[16];
    private int size;

    /**
     * @param person the line's beneficiary
     * @return the beneficiary its household is known by; null where the file tells none
     */
    String of(Line line, long person) {
        if (line.household() != null) {
            long known = certain.putIfAbsent(key(line.village(), within(line), line.household()), person);
            return Long.toString(known == LongMap.ABSENT ? person : known);
        }
        return line.head() == null || line.group() == null ? null : Long.toString(ofHead(line, person));
    }

    /** @return those by whom {@link #of} told households that are none: nobody, or more than one, is the head */
    long[] uncertain() {
        return IntStream.range(0, size)
                .filter(i -> heads[i] <= NOBODY)
                .mapToLong(i -> first[i])
                .toArray();
    }

    /** @return the group within which the household's number stands for one household, empty for the whole village */
    private static String within(Line line) {
        boolean ofVillage = line.household().chars().filter(Character::isDigit).count() >= OF_A_VILLAGE;
        return ofVillage || line.group() == null ? "" : line.group();
    }

    private long ofHead(Line line, long person) {
        long known = named.putIfAbsent(key(line.village(), line.group(), line.head()), size);
        int i = known == LongMap.ABSENT ? add(person) : (int) known;
        if (line.folded().equals(line.head())) {
            heads[i] = heads[i] == NOBODY || heads[i] == person ? person : SEVERAL;
        }
        return first[i];
    }

    private int add(long person) {
        if (size == first.length) {
            first = Arrays.copyOf(first, size * 2);
            heads = Arrays.copyOf(heads, size * 2);
        }
        first[size] = person;
        return size++;
    }

    /** 64 bits: among a million households two meet once in forty million files. */
    private static long key(String... texts) {
        long hash = 1;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = mixed(hash ^ text.charAt(i));
            }
            // No text holds it: "1组" of 王五 is not "1组王" of 五.
            hash = mixed(hash ^ Long.MIN_VALUE);
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
