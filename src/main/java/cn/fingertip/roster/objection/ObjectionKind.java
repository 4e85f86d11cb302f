package cn.fingertip.roster.objection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a villager says is wrong. */
public enum ObjectionKind {
    /** The quantity, and with it the amount. */
    WRONG_QUANTITY,
    /** This payment is said to be mine and is not. */
    NOT_ME,
    /** The person paid has died. */
    DECEASED,
    OTHER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static ObjectionKind of(String wire) {
        return Arrays.stream(values())
                .filter(kind -> kind.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind"));
    }
}
