package cn.fingertip.roster.importing.sheet.row;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * Remembers who stood in which row, to find the same person and the same payment again. A file may name a million
 * people: each takes a slot of 20 bytes, and more only where they come again. The slots lie in many small tables, each of
 * which grows by half when it is full: one large one would be copied as a whole, and both copies had to be held.
 */
final class Repeats {
    private static final int TABLE_BITS = 8;

    private final People[] tables = new People[1 << TABLE_BITS];
    /** Payments to people who had another before. */
    private final LongMap further = new LongMap();

    /**
     * A row that is the same payment as an earlier one, the same person, village, crop and numbers, or else another one
     * to a person met before; crops keep payments to one person apart.
     *
     * @param sheet from 0, of the file
     * @return the earlier row: that of the same payment, or the first with this ID number; empty where this one is the first
     */
    Optional<Earlier> earlier(Line line, int sheet, String crop) {
        long head = mix(line.idIndex().head());
        long person = crop.isEmpty() ? head : mix(head ^ crop.hashCode());
        int place = new Place(sheet, line.row()).packed();
        int content = content(line);
        int name = line.folded().hashCode();
        People table = table(person);
        int slot = table.slot(person);
        if (table.people[slot] == 0) {
            table.add(slot, person, place, content, name);
            return Optional.empty();
        }
        boolean sameName = table.names[slot] == name;
        if (table.contents[slot] == content) {
            return Optional.of(new Earlier(Place.of(table.places[slot]), true, sameName));
        }
        long same = further.putIfAbsent(mix(person ^ content), place);
        return Optional.of(new Earlier(
                Place.of(same == LongMap.ABSENT ? table.places[slot] : (int) same), same != LongMap.ABSENT, sameName));
    }

    /** @param samePayment whether that row is the same payment; sameName whether it had the same name */
    record Earlier(Place place, boolean samePayment, boolean sameName) {}

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

    private People table(long person) {
        int table = (int) (person >>> Long.SIZE - TABLE_BITS);
        if (tables[table] == null) {
            tables[table] = new People();
        }
        return tables[table];
    }

    /** Those whose hashes begin with the same bits. */
    private static final class People {
        private static final int FIRST_SLOTS = 16;

        private long[] people = new long[FIRST_SLOTS];
        private int[] places = new int[FIRST_SLOTS];
        private int[] contents = new int[FIRST_SLOTS];
        private int[] names = new int[FIRST_SLOTS];
        private int size;

        /** @return the slot with this key, or the free one for it */
        int slot(long key) {
            // Keys are as good as random: the bits that did not choose the table choose among any number of slots.
            int slot = (int) Math.unsignedMultiplyHigh(key << TABLE_BITS, people.length);
            while (people[slot] != 0 && people[slot] != key) {
                slot = slot + 1 == people.length ? 0 : slot + 1;
            }
            return slot;
        }

        void add(int slot, long person, int place, int content, int name) {
            set(slot, person, place, content, name);
            if (++size * 6L >= people.length * 5L) {
                grow();
            }
        }

        private void set(int slot, long person, int place, int content, int name) {
            people[slot] = person;
            places[slot] = place;
            contents[slot] = content;
            names[slot] = name;
        }

        private void grow() {
            long[] oldPeople = people;
            int[] oldPlaces = places;
            int[] oldContents = contents;
            int[] oldNames = names;
            int slots = oldPeople.length + oldPeople.length / 2;
            people = new long[slots];
            places = new int[slots];
            contents = new int[slots];
            names = new int[slots];
            for (int i = 0; i < oldPeople.length; i++) {
                if (oldPeople[i] != 0) {
                    set(slot(oldPeople[i]), oldPeople[i], oldPlaces[i], oldContents[i], oldNames[i]);
                }
            }
        }
    }

    /** Two payments to one person are taken for the same once in four thousand million times. */
    private static int content(Line line) {
        long numbers = Objects.hash(line.village(), plain(line.quantity()), plain(line.standard()));
        return (int) mix(numbers ^ (line.amountFen() << 20));
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
