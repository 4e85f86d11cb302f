package cn.fingertip.roster.check;

import java.util.Locale;

/** By when the findings of a rule must be disposed of. */
public enum Due {
    /** Before publication. */
    BEFORE,
    /** After it, by a deadline. */
    AFTER,
    /** The rule does not apply. */
    OFF;

    /** @return the form used in JSON and in the database */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Due of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
