package cn.fingertip.roster.lookup.cache;

import io.vertx.core.AsyncResult;
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
 * One connection on which Redis pushes changes of keys, the only one of its client. A push goes to the handler, but it
 * takes the command that waits longest off the client's queue (4.5.25): that command is never answered, and each answer
 * after it goes to the next command. So answers are not looked at: any that arrives is only a sign of life, an error too,
 * since a Redis that is full or a replica refuses to write and still pushes.
 */
final class TrackingLink {
    private static final String GONE = "CONNECTION_CLOSED";

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
        return up ? connection.send(command).onComplete(this::answered) : Future.failedFuture("no connection");
    }

    private void answered(AsyncResult<Response> answer) {
        // What the client says of a connection that is gone looks like an error of Redis.
        if (answer.succeeded() || answer.cause() instanceof Response error && !GONE.equals(error.toString())) {
            heard = System.nanoTime();
        }
    }
}
