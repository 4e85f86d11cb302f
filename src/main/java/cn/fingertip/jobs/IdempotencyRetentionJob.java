package cn.fingertip.jobs;

import cn.fingertip.kernel.Clock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Forgets remembered answers: nobody retries a submission after three days. The kernel, which writes them, knows no
 * jobs, so this one stands here.
 */
@ApplicationScoped
class IdempotencyRetentionJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(IdempotencyRetentionJob.class);
    static final Duration KEPT = Duration.ofHours(72);

    private final EntityManager em;
    private final Clock clock;

    IdempotencyRetentionJob(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "idempotency-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int forgotten = QuarkusTransaction.requiringNew()
                .call(() -> em.createNativeQuery("DELETE FROM idempotency WHERE created_at < ?1")
                        .setParameter(1, clock.now().minus(KEPT))
                        .executeUpdate());
        if (forgotten > 0) {
            LOG.infof("forgot %d remembered answers", forgotten);
        }
    }
}
