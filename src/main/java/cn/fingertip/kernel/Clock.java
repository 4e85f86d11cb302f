package cn.fingertip.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The only place that reads the time, so that a deadline can be tested on any day. */
@ApplicationScoped
public class Clock {
    /** Every deadline and every date shown is China's: one zone, no summer time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile Duration shift = Duration.ZERO;

    /** @return now, cut to microseconds as PostgreSQL keeps them */
    public Instant now() {
        return Instant.now().plus(shift).truncatedTo(ChronoUnit.MICROS);
    }

    /** @return today's date in China */
    public LocalDate today() {
        return dateOf(now());
    }

    /** @return the date in China on which {@code instant} falls */
    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** Moves this clock; package-private, for tests of what happens days later. */
    void shift(Duration by) {
        shift = by;
    }
}
