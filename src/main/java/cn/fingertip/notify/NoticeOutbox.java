package cn.fingertip.notify;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.report.ReporterNotified;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/**
 * Takes in, inside the transaction of what is new, whom to tell; nothing of what it is. Where that is rolled back, nobody
 * is told.
 */
@ApplicationScoped
class NoticeOutbox {
    private final NoticeRepository notices;
    private final Sealer sealer;
    private final NotifyConfig config;
    private final Clock clock;

    NoticeOutbox(NoticeRepository notices, Sealer sealer, NotifyConfig config, Clock clock) {
        this.notices = notices;
        this.sealer = sealer;
        this.config = config;
        this.clock = clock;
    }

    void notified(@Observes ReporterNotified notified) {
        UUID id = Ids.random();
        notices.put(
                id,
                sealer.seal(notified.citizen().toString(), context(id)),
                Moments.next(clock.now(), config.interval()));
    }

    static String context(UUID id) {
        return "notice_outbox.sealed:" + id;
    }
}
