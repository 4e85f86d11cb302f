package cn.fingertip.roster.due;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What staff still have to do for a published roster. */
public enum DueKind {
    /** A villager waits for an answer. */
    OBJECTION_ANSWER,
    /** The publicity period is over and not closed. */
    ROSTER_FINALIZE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<DueKind> of(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
