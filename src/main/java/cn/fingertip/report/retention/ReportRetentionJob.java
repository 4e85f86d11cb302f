package cn.fingertip.report.retention;

import cn.fingertip.jobs.Fault;
import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Report;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for reports whose receipt, or whose own time, is over; cut off anywhere, the next run goes on. */
@ApplicationScoped
class ReportRetentionJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(ReportRetentionJob.class);
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
        List<RuntimeException> faults = new ArrayList<>();
        UUID after = null;
        List<UUID> batch;
        do {
            UUID from = after;
            batch = QuarkusTransaction.requiringNew()
                    .call(() -> ended.ended(before, from, BATCH).stream()
                            .map((Report report) -> report.id)
                            .toList());
            batch.forEach(id -> apply(id, faults));
            after = batch.isEmpty() ? after : batch.getLast();
        } while (batch.size() == BATCH);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.size() + " reports were left as they are", faults.getFirst());
        }
    }

    /** What one report cannot have done holds up none behind it: they go by id, and each run begins anew. */
    private void apply(UUID id, List<RuntimeException> faults) {
        try {
            destruction.apply(id);
        } catch (RuntimeException fault) {
            LOG.errorf("report not ended report=%s %s", id, Fault.of(fault));
            faults.add(fault);
        }
    }
}
