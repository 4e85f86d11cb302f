package cn.fingertip.jobs;

/**
 * Work queued by {@link Jobs#enqueue}, done at least once for each time it was queued, retried with growing pauses
 * until it returns. Make it an {@code @ApplicationScoped} bean: it is found. It runs in no transaction.
 */
public interface QueuedJob {
    /** @return a lasting name, in kebab case */
    String name();

    /**
     * @return how many of it run beside each other on one replica, so that work that takes a core for minutes leaves
     *     others theirs; the rest waits, first come first served
     */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /** @param id what the work is about; the work must bear being done twice and being cut off at any point */
    void run(String id);
}
