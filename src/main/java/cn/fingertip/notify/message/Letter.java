package cn.fingertip.notify.message;

import java.time.Instant;
import java.util.UUID;

/**
 * To whom a message goes and what fills its template; kept sealed, never with words that somebody wrote.
 *
 * @param template id that the villager agreed to
 * @param subject id of what it tells of, null where it tells of nothing
 * @param at when it happened; of a neutral one the moment at which it goes out
 * @param number null where the kind has none; so is the next one
 * @param state in two to five Chinese characters
 */
record Letter(UUID citizen, String template, boolean longTerm, UUID subject, Instant at, String number, String state) {
    /** Without whom it goes to. */
    @Override
    public String toString() {
        return "Letter[template=" + template + "]";
    }
}
