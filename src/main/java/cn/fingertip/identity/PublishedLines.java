package cn.fingertip.identity;

import java.util.Optional;
import java.util.UUID;

/**
 * Tells whether there is such a line in what is or was public, to those who may not let the roster's keepers know that
 * they ask: an answer is read from the database and leaves no log, count, cache entry or event.
 */
public interface PublishedLines {
    /**
     * @param version null for the published one, or where it has been withdrawn the last that was
     * @param line null for the roster as a whole
     * @return the version, empty where there is no such roster, version or line
     */
    Optional<Integer> version(UUID roster, Integer version, Integer line);
}
