package cn.fingertip.roster.importing.sheet;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** Remembers who stood in which row, to find the same person and the same payment again. */
final class Repeats {
    private final LongMap people = new LongMap();
    private final LongMap payments = new LongMap();

    /**
     * @param sheet from 0, of the file
     * @return the earlier row with the same person, village, crop and numbers, empty where this one is the first; rows
     *     of one person that differ in these are two payments
     */
    Optional<Place> samePayment(Line line, int sheet, String crop) {
        long content = Objects.hash(line.village(), crop, plain(line.quantity()), plain(line.standard()));
        long key = mix(line.idIndex().head() ^ mix(content ^ (line.amountFen() << 20)));
        long earlier = payments.putIfAbsent(key, new Place(sheet, line.row()).packed());
        return earlier == LongMap.ABSENT ? Optional.empty() : Optional.of(Place.of((int) earlier));
    }

    /** @return the first row with the same ID number, empty where this one is; crops keep payments to one person apart */
    Optional<Earlier> samePerson(Line line, int sheet, String crop) {
        long word = ((long) new Place(sheet, line.row()).packed() << 32)
                | (line.folded().hashCode() & 0xFFFF_FFFFL);
        long key = mix(line.idIndex().head());
        long earlier = people.putIfAbsent(crop.isEmpty() ? key : mix(key ^ crop.hashCode()), word);
        return earlier == LongMap.ABSENT
                ? Optional.empty()
                : Optional.of(new Earlier(Place.of((int) (earlier >>> 32)), (int) earlier == (int) word));
    }

    /** @param sameName whether that row had the same name */
    record Earlier(Place place, boolean sameName) {}

    /**
     * Where a row stands.
     *
     * @param sheet from 0, of the file
     */
    record Place(int sheet, int row) {
        private static final int ROW_BITS = 21;
        private static final int MOST_ROWS = (1 << ROW_BITS) - 1;

        /** @return four bytes: spreadsheets have 2<sup>20</sup> rows, and the sheets of a file are limited */
        int packed() {
            return sheet << ROW_BITS | Math.min(row, MOST_ROWS);
        }

        static Place of(int packed) {
            return new Place(packed >>> ROW_BITS, packed & MOST_ROWS);
        }
    }

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
