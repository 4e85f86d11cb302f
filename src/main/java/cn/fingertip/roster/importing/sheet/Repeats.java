package cn.fingertip.roster.importing.sheet;

import java.math.BigDecimal;
import java.util.Objects;

/** Remembers who stood in which row, to find the same person and the same payment again. */
final class Repeats {
    private final LongMap people = new LongMap();
    private final LongMap payments = new LongMap();

    /**
     * @return the earlier row with the same person, village, crop and numbers, 0 where this one is the first; rows of
     *     one person that differ in these are two payments
     */
    int samePayment(Line line, String crop) {
        long content = Objects.hash(line.village(), crop, plain(line.quantity()), plain(line.standard()));
        long key = mix(line.idIndex().head() ^ mix(content ^ (line.amountFen() << 20)));
        long earlier = payments.putIfAbsent(key, line.row());
        return earlier == LongMap.ABSENT ? 0 : (int) earlier;
    }

    /** @return the first row with the same ID number, 0 where this one is; crops keep payments to one person apart */
    Earlier samePerson(Line line, String crop) {
        long word = ((long) line.row() << 32) | (line.folded().hashCode() & 0xFFFF_FFFFL);
        long key = mix(line.idIndex().head());
        long earlier = people.putIfAbsent(crop.isEmpty() ? key : mix(key ^ crop.hashCode()), word);
        return earlier == LongMap.ABSENT ? null : new Earlier((int) (earlier >>> 32), (int) earlier == (int) word);
    }

    /** @param sameName whether that row had the same name */
    record Earlier(int row, boolean sameName) {}

    private static BigDecimal plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    /** The finaliser of SplitMix64; never 0, which marks a free slot. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return z == 0 ? 1 : z;
    }
}
