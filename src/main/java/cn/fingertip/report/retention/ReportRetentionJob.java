package cn.fingertip.report.retention;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Report;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Looks for reports whose receipt, or whose own time, is over; cut off anywhere, the next run goes on. */
@ApplicationScoped
class ReportRetentionJob implements RecurringJob {
    private static final int BATCH = 200;

    private final RetentionRepository ended;
    private final RetentionRules rules;
    private final ReportDestruction destruction;
    private final Clock clock;

    ReportRetentionJob(RetentionRepository ended, RetentionRules rules, ReportDestruction destruction, Clock clock) {
        this.ended = ended;
        this.rules = rules;
        this.destruction = destruction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "report-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        Instant before = clock.now().minus(Duration.ofDays(rules.earliest()));
        UUID after = null;
        List<UUID> batch;
        do {
            UUID from = after;
            batch = QuarkusTransaction.requiringNew()
                    .call(() -> ended.ended(before, from, BATCH).stream()
                            .map((Report report) -> report.id)
                            .toList());
            batch.forEach(destruction::apply);
            after = batch.isEmpty() ? after : batch.getLast();
        } while (batch.size() == BATCH);
    }
}
