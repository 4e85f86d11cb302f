package cn.fingertip.roster.importing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The life of an import: received, perhaps running more than once, perhaps looked at by the clerk in between, then
 * done, refused or cancelled for good.
 */
public enum ImportStatus {
    RECEIVED,
    RUNNING,
    /** Read, nothing kept: the clerk looks at what was recognised, then confirms or cancels. */
    RECOGNISED,
    /** A draft was made of the acceptable rows. */
    DONE,
    /** Nothing was made of the file. */
    REFUSED,
    /** Nothing was made of the file, as its clerk wished. */
    CANCELLED;

    /** @return whether nothing more becomes of it */
    public boolean finished() {
        return this == DONE || this == REFUSED || this == CANCELLED;
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
