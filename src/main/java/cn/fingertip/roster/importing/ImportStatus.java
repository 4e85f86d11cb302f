package cn.fingertip.roster.importing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The life of an import: received, perhaps running more than once, then done or refused for good. */
public enum ImportStatus {
    RECEIVED,
    RUNNING,
    /** A draft was made of the acceptable rows. */
    DONE,
    /** Nothing was made of the file. */
    REFUSED;

    boolean finished() {
        return this == DONE || this == REFUSED;
    }

    /** @return the form used in JSON and in the database */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
