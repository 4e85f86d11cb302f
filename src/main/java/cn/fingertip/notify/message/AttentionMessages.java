package cn.fingertip.notify.message;

import cn.fingertip.report.ReporterNotified;
import cn.fingertip.roster.event.ObjectionAnswered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** "Something is new", of reports whose reporters asked for it and of objections, so that neither tells of the other. */
@ApplicationScoped
class AttentionMessages {
    private final Outbox outbox;

    AttentionMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    void notified(@Observes ReporterNotified notified) {
        outbox.tellNeutrally(notified.citizen());
    }

    void answered(@Observes ObjectionAnswered answered) {
        outbox.tellNeutrally(answered.citizen());
    }
}
