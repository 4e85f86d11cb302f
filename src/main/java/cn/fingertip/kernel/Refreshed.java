package cn.fingertip.kernel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * A small value of the database held in memory. It is read without waiting: a reader that finds it old starts a load
 * beside itself and takes the old value once more, so that a stalled database keeps nobody waiting.
 */
public final class Refreshed<T> {
    private static final Logger LOG = Logger.getLogger(Refreshed.class);

    private final String name;
    private final Callable<T> load;
    private final long lifeNanos;
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile T value;
    private volatile long loadedAt;

    /**
     * @param name for the log
     * @param life how old a value may grow before the next is fetched
     */
    public Refreshed(String name, Duration life, Callable<T> load) {
        this.name = name;
        this.load = load;
        this.lifeNanos = life.toNanos();
    }

    /** @return the value; only the very first call waits for it */
    public T get() {
        T current = value;
        if (current == null) {
            return first();
        }
        if (System.nanoTime() - loadedAt > lifeNanos && loading.compareAndSet(false, true)) {
            Thread.ofVirtual().name("refresh-" + name).start(this::refreshQuietly);
        }
        return current;
    }

    /**
     * For what must not be refused by an old value: waits for a load where the value is older than that.
     *
     * @param age keep it above what strangers may ask for in a loop, since each load is a question to the database
     */
    public T atMost(Duration age) {
        if (isOlder(age)) {
            // Who waits here takes what the first one fetched.
            synchronized (loading) {
                if (isOlder(age)) {
                    refresh();
                }
            }
        }
        return get();
    }

    /** Fetches the value now; call it after a change is committed. */
    public void refresh() {
        try {
            T loaded = load.call();
            synchronized (this) {
                value = loaded;
                loadedAt = System.nanoTime();
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    private boolean isOlder(Duration age) {
        return value != null && System.nanoTime() - loadedAt > age.toNanos();
    }

    private T first() {
        synchronized (loading) {
            if (value == null) {
                refresh();
            }
            return value;
        }
    }

    private void refreshQuietly() {
        try {
            refresh();
        } catch (RuntimeException e) {
            // The next try is a whole life later: a database in trouble is not helped by more questions.
            loadedAt = System.nanoTime();
            LOG.warnf("%s could not be refreshed: %s", name, e.getClass().getName());
        } finally {
            loading.set(false);
        }
    }
}
