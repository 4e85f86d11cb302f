package cn.fingertip.report.key;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Removes keys that were given for a time or left behind where a report was handed over, and first shares of the escrow key that no second one followed. */
@ApplicationScoped
class KeyExpiryJob implements RecurringJob {
    /** Longer than a site is down. */
    private static final Duration HAND_OVERS = Duration.ofDays(30);

    private final ReportKeyRepository keys;
    private final EscrowShareRepository shares;
    private final Clock clock;

    KeyExpiryJob(ReportKeyRepository keys, EscrowShareRepository shares, Clock clock) {
        this.keys = keys;
        this.shares = shares;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "report-key-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public void run() {
        keys.removeExpired(clock.now());
        keys.removeLeftBehind(clock.now().minus(HAND_OVERS));
        shares.removeExpired(clock.now());
    }
}
