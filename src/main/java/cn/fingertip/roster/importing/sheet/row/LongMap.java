package cn.fingertip.roster.importing.sheet.row;

/**
 * Hashes to values, 16 bytes each where a {@code HashMap} takes a hundred: a file may name a million people. Keys are
 * hashes already, so they are used as they are.
 */
public final class LongMap {
    /** Where nothing is kept yet. */
    public static final long ABSENT = Long.MIN_VALUE;

    private long[] keys = new long[1 << 12];
    private long[] values = new long[1 << 12];
    private int size;

    /**
     * @param key any but 0
     * @return the value kept before, which then stays; {@link #ABSENT} where {@code value} is now kept
     */
    public long putIfAbsent(long key, long value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (keys[slot] == key) {
            return values[slot];
        }
        keys[slot] = key;
        values[slot] = value;
        size++;
        return ABSENT;
    }

    private int slot(long key) {
        int slot = (int) (key ^ (key >>> 32)) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
