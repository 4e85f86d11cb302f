package cn.fingertip.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the State Council's yearly notice makes of a day, against the plain week. */
enum DayKind {
    HOLIDAY,
    /** 调休: a weekend day that is worked. */
    WORKDAY;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DayKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
