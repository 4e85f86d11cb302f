package cn.fingertip.identity.session;

import cn.fingertip.jobs.RecurringJob;
import cn.fingertip.kernel.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Removes sessions that nobody can carry on any more. */
@ApplicationScoped
class SessionRetentionJob implements RecurringJob {
    /** Kept a little longer than they live, so that a token seen twice is still known as such. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final SessionRepository sessions;
    private final Clock clock;

    SessionRetentionJob(SessionRepository sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "session-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    @Transactional
    public void run() {
        sessions.forgetKeysOfExpired(clock.now());
        sessions.removeExpired(clock.now().minus(KEPT));
    }
}
