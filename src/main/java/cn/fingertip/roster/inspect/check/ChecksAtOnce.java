package cn.fingertip.roster.inspect.check;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.inspect.InspectionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A check may read a county's every line: a few at once leave villagers their database. */
@ApplicationScoped
class ChecksAtOnce {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Semaphore turns;

    ChecksAtOnce(InspectionConfig config) {
        turns = new Semaphore(config.checksAtOnce());
    }

    /** @throws Problem 503 {@code busy} where others are being run; before anything of the database is taken */
    <T> T run(Supplier<T> check) {
        if (!turns.tryAcquire()) {
            throw Problem.unavailable("busy", "系统繁忙", "正在运行其他核查,请稍后再试。", AGAIN);
        }
        try {
            return check.get();
        } finally {
            turns.release();
        }
    }
}
