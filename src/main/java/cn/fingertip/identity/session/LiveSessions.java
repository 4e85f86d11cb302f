package cn.fingertip.identity.session;

import cn.fingertip.identity.StaffAccess;
import cn.fingertip.kernel.Clock;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether the session of an access token still lives. A villager's is remembered for some seconds, so that most
 * requests ask nobody; a member of staff's is asked for every time, with what they may do.
 */
@ApplicationScoped
class LiveSessions {
    private static final int REMEMBERED = 100_000;

    private final SessionRepository sessions;
    private final Clock clock;
    private final Cache<UUID, UUID> citizenOf;

    LiveSessions(SessionRepository sessions, Clock clock, TokenConfig config) {
        this.sessions = sessions;
        this.clock = clock;
        this.citizenOf = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(config.livenessCache())
                .build();
    }

    /** @return whether the session is remembered as this citizen's living one; asks nobody */
    boolean remembered(UUID sessionId, UUID citizenId) {
        return citizenId.equals(citizenOf.getIfPresent(sessionId));
    }

    /** @return whether this citizen's session lives, by the database */
    @Transactional
    public boolean lives(UUID sessionId, UUID citizenId) {
        boolean lives = sessions.lives(sessionId, citizenId, clock.now());
        if (lives) {
            citizenOf.put(sessionId, citizenId);
        }
        return lives;
    }

    /** @return who asks and what they may do, by the database; empty where session or person has ended */
    @Transactional
    public Optional<StaffAccess> staff(UUID sessionId, UUID staffId) {
        return sessions.access(sessionId, staffId, clock.now());
    }

    /** This replica asks anew; the others within the time a session is remembered. */
    void forget(UUID sessionId) {
        citizenOf.invalidate(sessionId);
    }
}
