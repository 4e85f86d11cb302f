package cn.fingertip.notify.message;

import cn.fingertip.jobs.Jobs;
import cn.fingertip.jobs.QueuedJob;
import cn.fingertip.roster.RosterVersion;
import cn.fingertip.roster.RosterVersionRepository;
import cn.fingertip.roster.event.RosterPublished;
import cn.fingertip.roster.payment.PaidCitizens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.UUID;

/**
 * Tells villagers that something of theirs was published; of a correction those whose own line is new or changed. The
 * lines are gone through after publication, a stretch in each transaction: neither the clerk nor anybody else waits for a
 * hundred thousand of them.
 */
@ApplicationScoped
class PaymentMessages implements QueuedJob {
    private static final String NAME = "payment-notices";
    private static final int LINES = 2_000;

    private final Outbox outbox;
    private final NoticeTemplates templates;
    private final ConsentRepository consents;
    private final RosterVersionRepository versions;
    private final PaidCitizens paid;
    /** Asked for when it is needed: it is made with all jobs, this one among them. */
    private final Instance<Jobs> jobs;

    PaymentMessages(
            Outbox outbox,
            NoticeTemplates templates,
            ConsentRepository consents,
            RosterVersionRepository versions,
            PaidCitizens paid,
            Instance<Jobs> jobs) {
        this.outbox = outbox;
        this.templates = templates;
        this.consents = consents;
        this.versions = versions;
        this.paid = paid;
        this.jobs = jobs;
    }

    void published(@Observes RosterPublished published) {
        if (!templates.ids(NoticeKind.PAYMENT_PUBLISHED).isEmpty()) {
            jobs.get().enqueue(NAME, published.versionId().toString());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String versionId) {
        List<String> ids = templates.ids(NoticeKind.PAYMENT_PUBLISHED);
        if (QuarkusTransaction.requiringNew().call(() -> consents.any(ids))) {
            through(UUID.fromString(versionId), LINES);
        }
    }

    /** @param lines in one transaction */
    void through(UUID versionId, int lines) {
        int after = 0;
        while (told(versionId, after, lines)) {
            after += lines;
        }
    }

    /** @return whether there are lines after these */
    private boolean told(UUID versionId, int after, int lines) {
        return QuarkusTransaction.requiringNew().call(() -> {
            // Also of one that was corrected before its turn: the correction tells only whose line it changes.
            if (!stand(versionId)) {
                return false;
            }
            RosterVersion version = versions.findById(versionId);
            paid.among(version, after, after + lines, paid.corrects(version))
                    .forEach(citizen -> outbox.tell(new Outbox.Event(
                            NoticeKind.PAYMENT_PUBLISHED, citizen, versionId.toString(), versionId, null, null)));
            return after + lines < version.lineCount();
        });
    }

    /** @return whether what a message tells of is still public; a version that was corrected since is */
    boolean stand(UUID versionId) {
        RosterVersion version = versions.findById(versionId);
        return version != null && versions.published(version.rosterId()).isPresent();
    }
}
