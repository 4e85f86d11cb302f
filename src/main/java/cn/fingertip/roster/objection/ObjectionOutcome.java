package cn.fingertip.roster.objection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What the office found when it looked into an objection. */
public enum ObjectionOutcome {
    /** The villager is right: the roster is corrected. */
    UPHELD,
    /** Right in a part: that part is corrected. */
    PARTLY,
    REJECTED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ObjectionOutcome of(String wire) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such outcome"));
    }
}
