package cn.fingertip.testsupport;

import cn.fingertip.crypto.SharedCounts;
import cn.fingertip.crypto.ThrottleConfig;
import cn.fingertip.kernel.Clock;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A Redis that is not there, or one that takes every connection and never says a word; and what counts without it. */
public final class MissingRedis implements AutoCloseable {
    private final Redis client;
    private final ReactiveRedisDataSource redis;
    private final SharedCounts counts;

    private MissingRedis(Vertx vertx, Clock clock, ThrottleConfig rules, int port) {
        this.client = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
        this.redis = new ReactiveRedisDataSourceImpl(vertx, client, RedisAPI.api(client));
        this.counts = new SharedCounts(redis, clock, rules);
    }

    public static MissingRedis gone(Vertx vertx, Clock clock, ThrottleConfig rules) {
        return new MissingRedis(vertx, clock, rules, 1);
    }

    public static MissingRedis hung(Vertx vertx, Clock clock, ThrottleConfig rules) throws IOException {
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new MissingRedis(vertx, clock, rules, silent.getLocalPort());
    }

    public ReactiveRedisDataSource redis() {
        return redis;
    }

    public SharedCounts counts() {
        return counts;
    }

    /** The silent socket stays until the JVM ends: the client would log an error for each connection that is reset. */
    @Override
    public void close() {
        client.close();
    }
}
