package cn.fingertip.jobs;

import java.time.Duration;

/**
 * Work done again and again by one replica at a time. Make it an {@code @ApplicationScoped} bean: it is found.
 *
 * <p>It runs in no transaction; a failure is logged and it runs again at its next turn.
 */
public interface RecurringJob {
    /** @return a lasting name, in kebab case */
    String name();

    /** @return the pause between the end of one run and the start of the next */
    Duration every();

    /** Does the work; must bear being cut off at any point. */
    void run();
}
