package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.RosterFinalized;
import cn.fingertip.roster.RosterPublished;
import cn.fingertip.roster.RosterWithdrawn;
import cn.fingertip.roster.programme.ProgrammeChanged;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Tells every replica when what is public has changed; this one before the request that changed it is answered. */
@ApplicationScoped
class Freshness {
    private static final Logger LOG = Logger.getLogger(Freshness.class);
    private static final String CHANNEL = "fingertip:rosters";
    private static final String EVERYTHING = "*";
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final Duration RETRY_MAX = Duration.ofSeconds(5);

    private final CurrentVersions versions;
    private final ReactiveRedisDataSource redis;
    private volatile Cancellable listening = () -> {};

    Freshness(CurrentVersions versions, ReactiveRedisDataSource redis) {
        this.versions = versions;
        this.redis = redis;
    }

    /** A connection that breaks is made anew, for ever; what was missed meanwhile is bounded by the trust in versions. */
    void listen(@Observes StartupEvent event) {
        listening = redis.pubsub(String.class)
                .subscribe(CHANNEL)
                .onSubscription()
                .invoke(versions::forgetAll)
                .onCompletion()
                .failWith(() -> new IllegalStateException("the connection ended"))
                .onFailure()
                .retry()
                .withBackOff(RETRY, RETRY_MAX)
                .indefinitely()
                .subscribe()
                .with(this::heard, failure -> LOG.warnf("no longer told of changes: %s", failure.getClass()));
    }

    void stop(@Observes ShutdownEvent event) {
        listening.cancel();
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
        tell(EVERYTHING);
    }

    private void tell(String what) {
        heard(what);
        try {
            redis.pubsub(String.class).publish(CHANNEL, what).await().atMost(PATIENCE);
        } catch (RuntimeException unreachable) {
            LOG.warnf(
                    "replicas were not told of a change (%s); they find out within a second",
                    unreachable.getClass().getSimpleName());
        }
    }

    private void heard(String what) {
        if (EVERYTHING.equals(what)) {
            versions.forgetAll();
            return;
        }
        try {
            versions.forget(Ids.parse(what));
        } catch (Problem notOurs) {
            versions.forgetAll();
        }
    }
}
