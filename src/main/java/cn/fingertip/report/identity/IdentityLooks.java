package cn.fingertip.report.identity;

import cn.fingertip.kernel.Clock;
import cn.fingertip.report.ReportAssigned;
import cn.fingertip.report.ReportMoved;
import cn.fingertip.report.ReportStep;
import cn.fingertip.report.key.IdentityKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** An approval is for who handles the case: it ends, and the key with it, when somebody else does. */
@ApplicationScoped
class IdentityLooks {
    /** The report is another office's, or another body's, from then on. */
    private static final Set<ReportStep> AWAY = EnumSet.of(ReportStep.RECEIVED, ReportStep.TRANSFERRED);

    private final IdentityRequestRepository requests;
    private final IdentityKeys keys;
    private final Clock clock;

    IdentityLooks(IdentityRequestRepository requests, IdentityKeys keys, Clock clock) {
        this.requests = requests;
        this.keys = keys;
        this.clock = clock;
    }

    void assigned(@Observes ReportAssigned assigned) {
        end(assigned.report(), assigned.assignee());
    }

    void moved(@Observes ReportMoved moved) {
        if (AWAY.contains(moved.step())) {
            end(moved.report(), null);
        }
    }

    private void end(UUID report, UUID except) {
        requests.end(report, except, clock.now());
        keys.end(report, except);
    }
}
