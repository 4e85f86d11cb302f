package cn.fingertip.report;

import java.util.Locale;

/** What offices count: a report came, or somebody took a step with it. */
public enum ReportStep {
    RECEIVED,
    ACCEPTED,
    REJECTED,
    /** To another office, or in words to a body outside. */
    TRANSFERRED,
    INVESTIGATING,
    MERGED,
    CONCLUDED,
    FED_BACK,
    ARCHIVED,
    DESTROYED;

    /** @param wire as {@link #wire} gives it */
    public static ReportStep of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** @return the form in the database and in JSON */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
