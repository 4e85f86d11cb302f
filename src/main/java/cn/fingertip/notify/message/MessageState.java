package cn.fingertip.notify.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a message stands; the last three are ends, of which a person may begin the last anew. */
public enum MessageState {
    PENDING,
    /** Being given to WeChat; after a crash it stays so until another replica takes it over. */
    SENDING,
    SENT,
    /** The villager has taken consent back (43101). */
    REFUSED,
    /** WeChat will never take it, did not in time, or may have taken it and must not get it twice. */
    DEAD;

    /** @return the form used in JSON and in the database */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MessageState> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
