package cn.fingertip.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Looks that are in the trail by now. What a player asks for while a film plays, some hundred stretches, and who waits for
 * a file to be made, is no look of its own: an entry for each would bury the others. Each replica knows its own looks, so
 * that of one look there may be an entry a replica, and always one.
 */
@ApplicationScoped
public class Looks {
    private record Look(UUID person, UUID what) {}

    private static final Duration ONE_LOOK = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Cache<Look, Boolean> looks =
            Caffeine.newBuilder().expireAfterWrite(ONE_LOOK).maximumSize(MOST).build();

    /**
     * @param what a file, or whatever else is looked at
     * @param entry makes the entry in a transaction of its own, which has ended when it returns; where it throws, the look
     *     must not be granted, and the next one is recorded
     */
    public void record(UUID person, UUID what, Runnable entry) {
        Look look = new Look(person, what);
        if (looks.getIfPresent(look) == null) {
            entry.run();
            looks.put(look, true);
        }
    }
}
