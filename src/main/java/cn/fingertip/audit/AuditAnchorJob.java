package cn.fingertip.audit;

import cn.fingertip.jobs.RecurringJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes the head of each chain to the log. Logs are kept elsewhere than the database, so that whoever rewrites a chain
 * and its head together is still contradicted.
 */
@ApplicationScoped
class AuditAnchorJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(AuditAnchorJob.class);

    private final AuditRepository entries;

    AuditAnchorJob(AuditRepository entries) {
        this.entries = entries;
    }

    @Override
    public String name() {
        return "audit-anchor";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        for (AuditRepository.Head head : heads()) {
            LOG.infof(
                    "audit anchor chain=%s seq=%d hash=%s",
                    head.chain(), head.seq(), HexFormat.of().formatHex(head.hash()));
        }
    }

    List<AuditRepository.Head> heads() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entries.chains().stream()
                        .flatMap(chain -> entries.head(chain).stream())
                        .toList());
    }
}
