package cn.fingertip.roster.correction;

/**
 * What may be seen of lines.
 *
 * @param masked whether the middle of names is hidden
 */
record Shown(boolean quantity, boolean standard, boolean masked) {
    /** Staff compare what is paid, whatever the public sees of it. */
    static Shown toStaff(boolean masked) {
        return new Shown(true, true, masked);
    }
}
