package cn.fingertip.calendar;

/** There is no holiday calendar for a year; which days of it are worked is decreed, so it cannot be guessed. */
public final class CalendarYearMissing extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int year;

    CalendarYearMissing(int year) {
        super("no working-day calendar is loaded for the year " + year);
        this.year = year;
    }

    /** @return the year without data */
    public int year() {
        return year;
    }
}
