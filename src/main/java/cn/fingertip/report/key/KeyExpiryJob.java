package cn.fingertip.report.key;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.ReportRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Removes keys that were given for a time or left behind where a report was handed over or merged, and first shares of
 * the escrow key that no second one followed.
 */
@ApplicationScoped
class KeyExpiryJob implements RecurringJob {
    /** Longer than a site is down. */
    private static final Duration HAND_OVERS = Duration.ofDays(30);

    private final ReportKeyRepository keys;
    private final EscrowShareRepository shares;
    private final WithheldRepository withheld;
    private final ReportRepository reports;
    private final Clock clock;

    KeyExpiryJob(
            ReportKeyRepository keys,
            EscrowShareRepository shares,
            WithheldRepository withheld,
            ReportRepository reports,
            Clock clock) {
        this.keys = keys;
        this.shares = shares;
        this.withheld = withheld;
        this.reports = reports;
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
    public void run() {
        QuarkusTransaction.requiringNew().run(() -> {
            keys.removeExpired(clock.now());
            shares.removeExpired(clock.now());
        });
        QuarkusTransaction.requiringNew().run(withheld::uniteAll);
        QuarkusTransaction.requiringNew()
                .call(() -> keys.leftBehind(clock.now().minus(HAND_OVERS)))
                .forEach(this::removeLeftBehind);
    }

    /**
     * Its office is read under the lock: while a report is handed back, what was left behind becomes what its inspectors
     * have it by. One report a transaction, so that no two are locked at once.
     */
    private void removeLeftBehind(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> reports.lock(id).ifPresent(report -> keys.removeInspectorsElsewhere(report, report.office)));
    }
}
