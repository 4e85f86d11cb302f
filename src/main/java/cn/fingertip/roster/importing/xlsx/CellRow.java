package cn.fingertip.roster.importing.xlsx;

import java.util.Arrays;

/** One row of a sheet: what its cells show. Columns count from 0, rows from 1. */
public final class CellRow {
    /** What stands in a cell; a formula counts as the value it last had. */
    public enum Kind {
        BLANK,
        TEXT,
        NUMBER,
        /** A number shown as a date, {@code 2025-10-01}, or as a month, {@code 2025-10}. */
        DATE,
        /** #REF!, #VALUE! and the like, or a number of no sensible size. */
        BROKEN
    }

    /** In place of what a formula shows that was never reckoned; its cell is broken. */
    public static final String NOT_RECKONED = "=?";

    private static final Kind[] KINDS = Kind.values();

    private final int number;
    private final boolean hidden;
    private byte[] kinds;
    private String[] texts;
    private int width;

    CellRow(int number, boolean hidden, int expectedWidth) {
        this.number = number;
        this.hidden = hidden;
        this.kinds = new byte[expectedWidth];
        this.texts = new String[expectedWidth];
    }

    void set(int column, Kind kind, String text) {
        if (column >= kinds.length) {
            int room = Math.max(column + 1, kinds.length * 2);
            kinds = Arrays.copyOf(kinds, room);
            texts = Arrays.copyOf(texts, room);
        }
        kinds[column] = (byte) kind.ordinal();
        texts[column] = text;
        width = Math.max(width, column + 1);
    }

    public int number() {
        return number;
    }

    /** @return whether who opens the file does not see it */
    public boolean hidden() {
        return hidden;
    }

    /** @return one past the last column that holds something */
    public int width() {
        return width;
    }

    public Kind kind(int column) {
        return column < width ? KINDS[kinds[column]] : Kind.BLANK;
    }

    /** @return never null; a number in plain digits; not trimmed */
    public String text(int column) {
        return column < width && texts[column] != null ? texts[column] : "";
    }
}
