package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * This replica's ear: a connection of its own on which Redis pushes every change under {@value #CHANGED} ({@code CLIENT
 * TRACKING … BCAST}). What was missed while it was down is forgotten with all the rest when it is back; a connection
 * that gives no sign of life is made anew.
 */
@ApplicationScoped
class Tracking {
    /** A key of {@code changed:roster:token} is set once for each change; the value says nothing. */
    static final String CHANGED = "fingertip:changed:";

    /** {@code seen:token} lists the replicas that act on that change already. */
    static final String SEEN = "fingertip:seen:";

    /** Replicas by the time of their last beat. */
    static final String REPLICAS = "fingertip:replicas";

    static final String EVERYTHING = "*";

    private static final Logger LOG = Logger.getLogger(Tracking.class);
    private static final Duration SEEN_FOR = Duration.ofSeconds(10);
    private static final int BEATS_MISSED = 2;

    private final String replica = Ids.hex();
    private final Vertx vertx;
    private final RedisAddress address;
    private final CurrentVersions versions;
    private final Clock clock;
    private final Duration beat;
    private Redis client;
    private TrackingLink link;
    private boolean lost;
    private long timer;

    Tracking(Vertx vertx, RedisAddress address, CurrentVersions versions, Clock clock, CacheConfig config) {
        this.vertx = vertx;
        this.address = address;
        this.versions = versions;
        this.clock = clock;
        this.beat = config.beat();
    }

    /** @return the name under which this replica tells what it has seen */
    String replica() {
        return replica;
    }

    synchronized void start(@Observes StartupEvent event) {
        client = Redis.createClient(vertx, address.forOneConnection());
        connect();
        timer = vertx.setPeriodic(beat.toMillis(), tick -> beat());
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        try {
            link.send(Request.cmd(Command.ZREM).arg(REPLICAS).arg(replica))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(beat.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unheard) {
            LOG.info(
                    "Redis was not told that this replica ends; for a minute the others wait for it when they publish");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    private synchronized void beat() {
        if (link.isSilentFor(beat.multipliedBy(BEATS_MISSED))) {
            lost();
            // The only way to be rid of a connection that hangs: one that is merely closed goes back to its pool.
            client.close();
            client = Redis.createClient(vertx, address.forOneConnection());
            connect();
        } else {
            link.send(Request.cmd(Command.ZADD)
                    .arg(REPLICAS)
                    .arg(clock.now().toEpochMilli())
                    .arg(replica));
        }
    }

    private void connect() {
        TrackingLink fresh = new TrackingLink(client, CHANGED);
        link = fresh;
        fresh.open(this::pushed).onSuccess(tracking -> heardAgain()).onFailure(failure -> lost());
        fresh.ended().onComplete(ended -> vertx.runOnContext(now -> reconnect(fresh)));
    }

    /** At once where it was up until now; one that never came up is tried again once it has been silent long enough. */
    private synchronized void reconnect(TrackingLink ended) {
        if (link == ended && ended.wasUp()) {
            lost();
            connect();
        }
    }

    private synchronized void heardAgain() {
        versions.forgetAll();
        if (lost) {
            lost = false;
            LOG.info("told of changes by Redis again");
        }
        beat();
    }

    private synchronized void lost() {
        if (!lost) {
            lost = true;
            LOG.warn("not told of changes by Redis; what is current is read from the database every second");
        }
    }

    /** @param message {@code invalidate} with the keys, or with none where all of Redis was emptied */
    private void pushed(Response message) {
        if (!"invalidate".equals(message.get(0).toString())) {
            return;
        }
        Response keys = message.get(1);
        if (keys == null) {
            versions.forgetAll();
            return;
        }
        for (Response key : keys) {
            changed(key.toString());
        }
    }

    private void changed(String key) {
        int colon = key.lastIndexOf(':');
        if (!key.startsWith(CHANGED) || colon < CHANGED.length()) {
            return;
        }
        forget(key.substring(CHANGED.length(), colon));
        String seen = SEEN + key.substring(colon + 1);
        TrackingLink current = link();
        current.send(Request.cmd(Command.RPUSH).arg(seen).arg(replica));
        current.send(Request.cmd(Command.PEXPIRE).arg(seen).arg(SEEN_FOR.toMillis()));
    }

    private synchronized TrackingLink link() {
        return link;
    }

    /** @param what a roster's id, or {@link #EVERYTHING} */
    void forget(String what) {
        if (EVERYTHING.equals(what)) {
            versions.forgetAll();
        } else {
            versions.forget(Ids.parse(what));
        }
    }
}
