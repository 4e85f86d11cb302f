package cn.fingertip.roster.lookup.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One connection on which Redis pushes changes of keys, the only one of its client. Answers to commands are not looked at: the client (4.5) gives a push that comes
 * between a command and its answer to whoever waits for the answer, so anything that arrives is only a sign of life.
 */
final class TrackingLink {
    private final Redis client;
    private final String prefix;
    private final Promise<Void> ended = Promise.promise();
    private volatile RedisConnection connection;
    private volatile boolean up;
    private volatile long heard = System.nanoTime();

    TrackingLink(Redis client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /** @return fails where there is no Redis, or it knows no tracking; may never complete where Redis hangs */
    Future<Void> open(Consumer<Response> pushed) {
        return client.connect()
                .compose(made -> {
                    connection = made;
                    made.handler(message -> {
                        heard = System.nanoTime();
                        if (message.type() == ResponseType.PUSH) {
                            pushed.accept(message);
                        }
                    });
                    made.exceptionHandler(broken -> ended.tryComplete());
                    made.endHandler(closed -> ended.tryComplete());
                    return made.send(Request.cmd(Command.CLIENT)
                            .arg("TRACKING")
                            .arg("ON")
                            .arg("BCAST")
                            .arg("PREFIX")
                            .arg(prefix));
                })
                .map(tracking -> {
                    heard = System.nanoTime();
                    up = true;
                    return null;
                });
    }

    /** @return completes when the connection is gone */
    Future<Void> ended() {
        return ended.future();
    }

    /** @return whether changes were pushed over it */
    boolean wasUp() {
        return up;
    }

    boolean isSilentFor(Duration time) {
        return System.nanoTime() - heard > time.toNanos();
    }

    /** @return the answer, which may be another command's or never come */
    Future<Response> send(Request command) {
        return up
                ? connection.send(command).onSuccess(answer -> heard = System.nanoTime())
                : Future.failedFuture("no connection");
    }
}
