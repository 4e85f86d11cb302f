package cn.fingertip.notify.message;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How many messages ended how, at {@code /q/metrics}. Of neutral ones only the dead are counted: a number that moves with
 * each quarter of an hour would tell when something moved in a report.
 */
@ApplicationScoped
class MessageCounts {
    private final MeterRegistry registry;

    MessageCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(NoticeKind kind, MessageState end) {
        if (!kind.neutral() || end == MessageState.DEAD) {
            registry.counter("fingertip.notices", "kind", kind.wire(), "state", end.wire())
                    .increment();
        }
    }
}
