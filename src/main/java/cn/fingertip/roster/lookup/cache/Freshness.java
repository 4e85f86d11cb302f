package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.roster.event.RosterFinalized;
import cn.fingertip.roster.event.RosterPublished;
import cn.fingertip.roster.event.RosterWithdrawn;
import cn.fingertip.roster.programme.ProgrammeChanged;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Tells every replica when what is public has changed, before the request that changed it is answered: whoever reads
 * after that answer reads the new state, from any replica. Each says that it knows; where one does not, or Redis cannot
 * tell, the answer waits until nobody trusts the old state any more.
 */
@ApplicationScoped
class Freshness {
    private static final Logger LOG = Logger.getLogger(Freshness.class);
    /** Pushed again when it expires, which costs one more read of what is current. */
    private static final Duration TOLD_FOR = Duration.ofMinutes(1);

    /** A replica cut off from Redis for longer is taken for gone; it finds out by itself within the trust. */
    private static final Duration GONE = Duration.ofMinutes(1);

    private final Tracking tracking;
    private final ReactiveRedisDataSource redis;
    private final Clock clock;
    private final Duration trust;

    Freshness(Tracking tracking, ReactiveRedisDataSource redis, Clock clock, CacheConfig config) {
        this.tracking = tracking;
        this.redis = redis;
        this.clock = clock;
        this.trust = config.trust();
    }

    void published(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterPublished event) {
        tell(event.rosterId().toString());
    }

    void withdrawn(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterWithdrawn event) {
        tell(event.rosterId().toString());
    }

    void finalized(@Observes(during = TransactionPhase.AFTER_SUCCESS) RosterFinalized event) {
        tell(event.rosterId().toString());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProgrammeChanged event) {
        tell(Tracking.EVERYTHING);
    }

    private void tell(String what) {
        long untrusted = System.nanoTime() + trust.toNanos();
        tracking.forget(what);
        try {
            String token = Ids.hex();
            if (haveSeen(token, told(what, token, untrusted), untrusted)) {
                return;
            }
            LOG.warn("not every replica says that it knows of a change; waited until none can be behind");
        } catch (RuntimeException unreachable) {
            LOG.warnf(
                    "replicas were not told of a change (%s); waited until none can be behind",
                    unreachable.getClass().getSimpleName());
        }
        waitUntil(untrusted);
    }

    /** @return the other replicas, asked for in the same breath: a withdrawal waits for one answer of Redis, not three */
    private Set<String> told(String what, String token, long until) {
        String gone = Long.toString(clock.now().minus(GONE).toEpochMilli());
        Uni<Response> change = redis.execute(
                "SET",
                Tracking.CHANGED + what + ":" + token,
                tracking.replica(),
                "PX",
                Long.toString(TOLD_FOR.toMillis()));
        Uni<Response> living = redis.execute("ZRANGEBYSCORE", Tracking.REPLICAS, gone, "+inf");
        Uni<Response> dead = redis.execute("ZREMRANGEBYSCORE", Tracking.REPLICAS, "-inf", "(" + gone);
        Response names = Uni.combine()
                .all()
                .unis(change, living, dead)
                .with((set, replicas, removed) -> replicas)
                .await()
                .atMost(left(until));
        Set<String> others = new HashSet<>();
        names.forEach(name -> others.add(name.toString()));
        others.remove(tracking.replica());
        return others;
    }

    private boolean haveSeen(String token, Set<String> awaited, long until) {
        while (!awaited.isEmpty()) {
            String seconds =
                    String.format(Locale.ROOT, "%.3f", Math.max(1, left(until).toMillis()) / 1e3);
            Response seen = redis.execute("BLPOP", Tracking.SEEN + token, seconds)
                    .await()
                    .atMost(left(until));
            if (seen == null) {
                return false;
            }
            awaited.remove(seen.get(1).toString());
        }
        return true;
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(1, until - System.nanoTime()));
    }

    private static void waitUntil(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            if (Thread.interrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }
}
