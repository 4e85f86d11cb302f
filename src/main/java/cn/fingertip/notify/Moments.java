package cn.fingertip.notify;

import java.time.Duration;
import java.time.Instant;

/** The moments at which neutral notices go out, whatever they are about. */
public final class Moments {
    private Moments() {}

    /** @return the first full multiple of {@code interval} after {@code now} */
    public static Instant next(Instant now, Duration interval) {
        long seconds = interval.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
    }
}
