package cn.fingertip.region;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How deep in the tree of 行政区划 a region stands, and how many digits its code has there. */
public enum Level {
    PROVINCE(2),
    PREFECTURE(4),
    COUNTY(6),
    TOWNSHIP(9),
    VILLAGE(12);

    private final int digits;

    Level(int digits) {
        this.digits = digits;
    }

    /** @return the length of a code of this level */
    public int digits() {
        return digits;
    }

    /** @return the level above, empty for a province */
    public Optional<Level> above() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** @return the code of the region right around that of a code of 2 to 12 digits, empty for a province's */
    public static String around(String code) {
        return code.substring(
                0,
                Arrays.stream(values())
                        .mapToInt(Level::digits)
                        .filter(shorter -> shorter < code.length())
                        .max()
                        .orElse(0));
    }

    /** @return the name used in JSON and files, {@code "township"} */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(level -> level.wire().equals(wire))
                .findFirst();
    }
}
