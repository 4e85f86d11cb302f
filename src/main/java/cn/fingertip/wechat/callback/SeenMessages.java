package cn.fingertip.wechat.callback;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.wechat.WechatMessage;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Which messages came already: WeChat sends one up to four times until it is answered. Kept in Redis for all replicas,
 * under a keyed hash, because an event is told apart by an openid. While Redis does not answer, every message counts as
 * new: twice is better than never.
 */
@ApplicationScoped
class SeenMessages {
    private static final Logger LOG = Logger.getLogger(SeenMessages.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Longer than any signature is taken, so that a message caught on the way cannot be sent again later either. */
    private static final Duration KEPT = Callbacks.WINDOW.multipliedBy(3);

    private final ReactiveRedisDataSource redis;
    private final ReactiveValueCommands<String, String> values;
    private final BlindIndex index;

    SeenMessages(ReactiveRedisDataSource redis, BlindIndex index) {
        this.redis = redis;
        this.values = redis.value(String.class);
        this.index = index;
    }

    /** @return whether it came for the first time; it is remembered from now on */
    boolean first(WechatMessage message) {
        try {
            return values.setAndChanged(key(message), "1", new SetArgs().nx().ex(KEPT))
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException unreachable) {
            LOG.warnf("Redis does not answer, WeChat's messages may be taken twice: %s", unreachable);
            return true;
        }
    }

    /** Takes it for new once more: whoever should have acted on it failed. */
    void forget(WechatMessage message) {
        try {
            redis.key().del(key(message)).await().atMost(PATIENCE);
        } catch (RuntimeException unreachable) {
            LOG.warnf(
                    "Redis does not answer, a message of WeChat that failed will not be taken again: %s", unreachable);
        }
    }

    /**
     * What tells a message from all others: MsgId of a message, FromUserName and CreateTime of an event, as WeChat advises. Two events of a user in one second
     * are still two: the name tells them apart, the button and, of finished checks and template messages, WeChat's number of them.
     *
     * @return a keyed hash
     */
    String key(WechatMessage message) {
        Map<String, String> fields = message.fields();
        String number = fields.getOrDefault("MsgId", "").strip();
        // One that is there and empty is none: by it all messages of an app would be the same one, and its answer too.
        String what = !number.isEmpty()
                ? number
                : String.join(
                        "\n",
                        message.openid(),
                        fields.getOrDefault("CreateTime", ""),
                        message.event(),
                        fields.getOrDefault("EventKey", ""),
                        fields.getOrDefault("MsgID", ""),
                        fields.getOrDefault("trace_id", ""));
        byte[] hash = index.of("wechat-message:" + message.appId(), what);
        return "wechat:seen:" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
