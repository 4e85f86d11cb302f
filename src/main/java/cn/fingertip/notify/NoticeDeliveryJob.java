package cn.fingertip.notify;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Delivers notices into the app, each once: taken out and left to its reader in one transaction; forgets old ones. */
@ApplicationScoped
class NoticeDeliveryJob implements RecurringJob {
    private static final int BATCH = 200;

    private final NoticeRepository notices;
    private final Notices readers;
    private final Sealer sealer;
    private final NotifyConfig config;
    private final Clock clock;

    NoticeDeliveryJob(NoticeRepository notices, Notices readers, Sealer sealer, NotifyConfig config, Clock clock) {
        this.notices = notices;
        this.readers = readers;
        this.sealer = sealer;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-delivery";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        int delivered;
        do {
            delivered = QuarkusTransaction.requiringNew().call(this::deliver);
        } while (delivered == BATCH);
        QuarkusTransaction.requiringNew()
                .call(() -> notices.forgetBefore(Clock.dateOf(clock.now().minus(config.kept()))));
    }

    private int deliver() {
        List<NoticeRepository.Sealed> due = notices.due(clock.now(), BATCH);
        for (NoticeRepository.Sealed one : due) {
            UUID citizen = UUID.fromString(sealer.openText(one.sealed(), NoticeOutbox.context(one.id())));
            notices.deliver(one.id(), readers.reader(citizen), clock.today());
            notices.taken(one.id());
        }
        return due.size();
    }
}
