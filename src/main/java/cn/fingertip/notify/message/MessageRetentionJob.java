package cn.fingertip.notify.message;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import cn.fingertip.notify.NotifyConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Forgets what became of messages, and consents that nobody has renewed. */
@ApplicationScoped
class MessageRetentionJob implements RecurringJob {
    private final MessageRepository messages;
    private final ConsentRepository consents;
    private final NotifyConfig config;
    private final Clock clock;

    MessageRetentionJob(MessageRepository messages, ConsentRepository consents, NotifyConfig config, Clock clock) {
        this.messages = messages;
        this.consents = consents;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "wechat-notice-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.now();
            messages.forgetFinishedBefore(now.minus(config.messages().finishedKept()));
            consents.forgetBefore(Clock.dateOf(now.minus(config.messages().consentsKept())));
        });
    }
}
