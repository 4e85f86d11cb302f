package cn.fingertip.roster.importing.xlsx;

/**
 * Tells dates from numbers by the style of their cell.
 *
 * @param forms of each style the {@link DateForm}, empty where none is a date
 * @param years1904 whether days count from 1904
 */
record CellDates(byte[] forms, boolean years1904) {
    private static final DateForm[] FORMS = DateForm.values();

    /** @return whether a style needs to be looked at, at all */
    boolean any() {
        return forms.length > 0;
    }

    /**
     * @param style number of the cell's style, less than 0 where it has none
     * @param shown the number in plain digits
     * @return the date as text, null where it is none
     */
    String of(int style, String shown) {
        int form = style < 0 || style >= forms.length ? 0 : forms[style];
        return form == 0 ? null : FORMS[form].text(Double.parseDouble(shown), years1904);
    }
}
