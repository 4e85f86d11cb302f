package cn.fingertip.embedded.wechat.server;

import cn.fingertip.kernel.Clock;
import java.time.Duration;
import java.time.Instant;

/** The stand-in's time, which can be moved on so that what lasts hours can be seen to end. */
public final class Time {

    private final Clock clock = new Clock();
    private volatile Duration ahead = Duration.ZERO;

    /** @return the stand-in's now: of tokens, codes and who was here lately */
    public Instant now() {
        return clock.now().plus(ahead);
    }

    /** @return everybody's now, which callbacks are dated with: their receiver's clock moves with nobody */
    public Instant real() {
        return clock.now();
    }

    /** @return what numbers of messages count up from: above those of every earlier run, which are remembered */
    public long firstNumber() {
        return Math.multiplyExact(real().toEpochMilli(), 1000);
    }

    /** Moves on, the sum of all moves so far. */
    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Goes back to everybody's time. */
    public synchronized void reset() {
        ahead = Duration.ZERO;
    }
}
