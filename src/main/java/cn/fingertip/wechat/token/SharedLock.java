package cn.fingertip.wechat.token;

import cn.fingertip.kernel.Ids;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One holder among all replicas. Threads of one replica wait for each other here, so that at most one asks Redis. Asks
 * nothing before it is wanted: WxJava makes it while the application starts.
 */
final class SharedLock implements Lock {
    /** Longer than two fetches of a token may take; a replica that dies holding it holds up the others no longer. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** WxJava waits without end in one place. */
    private static final Duration MOST = LEASE.plusSeconds(5);

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final SharedTokens tokens;
    private final String key;
    private final ReentrantLock here = new ReentrantLock();
    /** Guarded by {@link #here}. */
    private String owner;

    SharedLock(SharedTokens tokens, String key) {
        this.tokens = tokens;
        this.key = key;
    }

    @Override
    public void lock() {
        try {
            if (!tryLock(MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The lock of WeChat's tokens is held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the lock of WeChat's tokens", e);
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        if (!tryLock(MOST.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The lock of WeChat's tokens is held for too long");
        }
    }

    @Override
    public boolean tryLock() {
        return here.tryLock() && claimedOrUnlocked();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(time);
        if (!here.tryLock(time, unit)) {
            return false;
        }
        while (!claimedOrUnlocked()) {
            if (System.nanoTime() - until >= 0) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
            if (!here.tryLock(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    private boolean claimedOrUnlocked() {
        if (here.getHoldCount() > 1) {
            return true;
        }
        String mine = Ids.hex();
        boolean claimed = false;
        try {
            claimed = tokens.claim(key, mine, LEASE);
        } finally {
            if (claimed) {
                owner = mine;
            } else {
                here.unlock();
            }
        }
        return claimed;
    }

    @Override
    public void unlock() {
        if (!here.isHeldByCurrentThread()) {
            throw new IllegalMonitorStateException("not held by this thread");
        }
        try {
            if (here.getHoldCount() == 1) {
                tokens.giveBack(key, owner);
            }
        } finally {
            here.unlock();
        }
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("nobody waits for a condition between replicas");
    }
}
