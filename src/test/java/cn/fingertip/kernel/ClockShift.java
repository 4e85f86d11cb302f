package cn.fingertip.kernel;

import java.time.Duration;

/** Lets tests look at what happens days later; always back in a finally. */
public final class ClockShift implements AutoCloseable {
    private final Clock clock;

    private ClockShift(Clock clock) {
        this.clock = clock;
    }

    public static ClockShift by(Clock clock, Duration shift) {
        clock.shift(shift);
        return new ClockShift(clock);
    }

    @Override
    public void close() {
        clock.shift(Duration.ZERO);
    }
}
