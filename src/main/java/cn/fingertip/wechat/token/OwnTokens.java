package cn.fingertip.wechat.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import me.chanjar.weixin.common.redis.BaseWxRedisOps;

/** Tokens and tickets in this replica's own memory, for as long as no store that replicas share answers. */
public final class OwnTokens extends BaseWxRedisOps {
    private static final long GONE = -2;

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    private record Kept(String value, long untilNanos) {
        long secondsLeft() {
            return TimeUnit.NANOSECONDS.toSeconds(untilNanos - System.nanoTime());
        }
    }

    @Override
    public String getValue(String key) {
        Kept found = kept.get(key);
        return found == null || found.secondsLeft() <= 0 ? null : found.value();
    }

    @Override
    public void setValue(String key, String value, int life, TimeUnit unit) {
        kept.put(key, new Kept(value, System.nanoTime() + unit.toNanos(life)));
    }

    /** @return seconds that are left, -2 where there is nothing; never null, which WxJava does not expect everywhere */
    @Override
    public Long getExpire(String key) {
        Kept found = kept.get(key);
        return found == null || found.secondsLeft() <= 0 ? GONE : found.secondsLeft();
    }

    @Override
    public void expire(String key, int life, TimeUnit unit) {
        kept.computeIfPresent(
                key, (same, old) -> life <= 0 ? null : new Kept(old.value(), System.nanoTime() + unit.toNanos(life)));
    }

    @Override
    public Lock getLock(String key) {
        return locks.computeIfAbsent(key, absent -> new ReentrantLock());
    }
}
