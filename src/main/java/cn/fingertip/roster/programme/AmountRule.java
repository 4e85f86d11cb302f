package cn.fingertip.roster.programme;

import java.util.Locale;

/** How the amount of a line follows from its quantity and standard. */
public enum AmountRule {
    /** amount = quantity × standard, to the fen */
    PRODUCT,
    /** the amount stands for itself */
    FREE;

    /** @return the form used in JSON and in the database */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AmountRule of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
