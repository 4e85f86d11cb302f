package cn.fingertip.roster.importing.xlsx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts as bytes in a few large blocks, digits two to a byte. Each entry is a head — its length and how it is written,
 * six bits a byte — and what follows. The place of every sixteenth entry is kept; a sheet asks for them nearly in order,
 * so that the next is mostly the one after the last.
 */
final class PackedTexts {
    private static final int BLOCK = 1 << 18;
    private static final int STEP = 16;
    /** In place of a head: the next entry stands in the next block. */
    private static final byte TURN = (byte) 0xFF;

    private static final String DIGITS = "0123456789X";

    private final long most;
    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private long[] places = new long[1024];
    private int count;

    private int lastIndex = -1;
    private long lastPlace;

    /** @param most bytes it may hold */
    PackedTexts(long most) {
        this.most = most;
    }

    int count() {
        return count;
    }

    /** @param index of an entry that is there */
    String get(int index) {
        long place = place(index);
        lastIndex = index;
        lastPlace = place;
        return at(place);
    }

    /** @param length of the text in UTF-8 */
    void add(byte[] bytes, int length) throws WorkbookLimitException {
        boolean digits = digits(bytes, length);
        int size = digits ? (length + 1) / 2 : length;
        if (used + size + 4 > BLOCK) {
            if (!blocks.isEmpty() && used < blocks.getLast().length) {
                blocks.getLast()[used] = TURN;
            }
            if ((blocks.size() + 1L) * BLOCK > most) {
                throw new WorkbookLimitException(WorkbookLimitException.Limit.TEXTS);
            }
            blocks.add(new byte[Math.max(BLOCK, size + 4)]);
            used = 0;
        }
        if (count % STEP == 0) {
            if (count / STEP == places.length) {
                places = Arrays.copyOf(places, places.length * 2);
            }
            places[count / STEP] = (long) (blocks.size() - 1) << 32 | used;
        }
        count++;
        byte[] block = blocks.getLast();
        int head = length << 1 | (digits ? 1 : 0);
        for (; head > 0x3F; head >>>= 6) {
            block[used++] = (byte) (head & 0x3F | 0x40);
        }
        block[used++] = (byte) head;
        if (digits) {
            pack(bytes, length, block);
        } else {
            System.arraycopy(bytes, 0, block, used, length);
        }
        used += size;
    }

    private long place(int index) {
        int from = index - index % STEP;
        long place = places[index / STEP];
        if (lastIndex >= from && lastIndex <= index) {
            from = lastIndex;
            place = lastPlace;
        }
        for (; from < index; from++) {
            place = after(place);
        }
        return turned(place);
    }

    private long turned(long place) {
        byte[] block = blocks.get((int) (place >>> 32));
        int offset = (int) place;
        return offset >= block.length || block[offset] == TURN ? (place >>> 32) + 1 << 32 : place;
    }

    private long after(long before) {
        long place = turned(before);
        byte[] block = blocks.get((int) (place >>> 32));
        int offset = (int) place;
        int head = 0;
        for (int shift = 0; ; shift += 6) {
            byte b = block[offset++];
            head |= (b & 0x3F) << shift;
            if ((b & 0x40) == 0) {
                break;
            }
        }
        int length = head >>> 1;
        int size = (head & 1) == 1 ? (length + 1) / 2 : length;
        return place & 0xFFFF_FFFF_0000_0000L | offset + size;
    }

    private String at(long place) {
        byte[] block = blocks.get((int) (place >>> 32));
        int offset = (int) place;
        int head = 0;
        for (int shift = 0; ; shift += 6) {
            byte b = block[offset++];
            head |= (b & 0x3F) << shift;
            if ((b & 0x40) == 0) {
                break;
            }
        }
        int length = head >>> 1;
        if ((head & 1) == 0) {
            return new String(block, offset, length, StandardCharsets.UTF_8);
        }
        byte[] digits = new byte[length];
        for (int i = 0; i < length; i++) {
            int pair = block[offset + (i >> 1)];
            digits[i] = (byte) DIGITS.charAt(((i & 1) == 0 ? pair >> 4 : pair) & 0xF);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private void pack(byte[] bytes, int length, byte[] block) {
        for (int i = 0; i < length; i++) {
            int digit = bytes[i] == 'X' ? 10 : bytes[i] - '0';
            int where = used + (i >> 1);
            block[where] = (byte) ((i & 1) == 0 ? digit << 4 : block[where] | digit);
        }
    }

    private static boolean digits(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if ((bytes[i] < '0' || bytes[i] > '9') && bytes[i] != 'X') {
                return false;
            }
        }
        return length > 0;
    }
}
