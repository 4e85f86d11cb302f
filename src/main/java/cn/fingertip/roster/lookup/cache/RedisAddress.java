package cn.fingertip.roster.lookup.cache;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;

/** The site's Redis settings as the framework read them, for the one connection that must not come from its pool. */
@Singleton
class RedisAddress implements RedisOptionsCustomizer {
    private volatile RedisOptions site;

    @Override
    public void customize(String clientName, RedisOptions options) {
        site = new RedisOptions(options);
    }

    /** @return options for a client of a single connection */
    RedisOptions forOneConnection() {
        return new RedisOptions(site).setMaxPoolSize(1).setPoolName("tracking");
    }
}
