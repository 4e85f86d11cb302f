package cn.fingertip.notify.message;

import cn.fingertip.wechat.Attempt;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a message is tried again.
 *
 * @param after always with jitter, so that many that failed together do not come back together
 * @param counted whether the attempt counts: not where the message had no chance
 */
record Pace(Duration after, boolean counted) {
    private static final Duration LONGEST = Duration.ofHours(6);

    /**
     * @param attempt one that WeChat cannot deliver now
     * @param attempts how many have been made, this one counted
     */
    static Pace of(Attempt attempt, int attempts, RandomGenerator random) {
        if (!attempt.asked()) {
            return new Pace(jittered(Duration.ofSeconds(45), random), false);
        }
        return switch (attempt.errcode()) {
            // another message to the same user at this moment
            case Integer code when code == 43108 -> new Pace(jittered(Duration.ofMinutes(1), random), false);
            // the quota of the day or of the minute; the app's messages are blocked for a while
            case Integer code
            when code == 45009 || code == 45011 || code == 43107 ->
                new Pace(jittered(Duration.ofMinutes(45), random), false);
            // what the operator must mend: tokens, secret, white-list, rights
            case Integer code
            when code == 40001
                    || code == 40014
                    || code == 42001
                    || code == 40013
                    || code == 40125
                    || code == 40164
                    || code == 48001 -> new Pace(jittered(Duration.ofMinutes(15), random), false);
            case null, default -> new Pace(jittered(backOff(attempts), random), true);
        };
    }

    /** @return 1, 4, 16, 64 … minutes, at most {@link #LONGEST} */
    private static Duration backOff(int attempts) {
        Duration pause = Duration.ofMinutes(1L << 2 * Math.min(Math.max(attempts - 1, 0), 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** @return between three quarters and five quarters of it */
    private static Duration jittered(Duration pause, RandomGenerator random) {
        return Duration.ofMillis((long) (pause.toMillis() * (0.75 + random.nextDouble() / 2)));
    }
}
