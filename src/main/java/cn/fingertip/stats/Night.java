package cn.fingertip.stats;

import cn.fingertip.kernel.Clock;
import java.time.Instant;
import java.time.LocalTime;

/**
 * Hours in which work may load the database, in China.
 *
 * @param until not included; before {@code from}, the hours go past midnight
 */
record Night(LocalTime from, LocalTime until) {
    boolean holds(Instant instant) {
        LocalTime time = LocalTime.ofInstant(instant, Clock.ZONE);
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}
