package cn.fingertip.wish;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a villager may wish for. */
public enum WishType {
    REPAIR("设施维修"),
    CERTIFICATE("证明办理"),
    ASSISTANCE("困难帮扶"),
    DISPUTE("矛盾调解"),
    OTHER("其他");

    /** They name other people, or tell of somebody's need, whatever their author agrees to. */
    private static final Set<WishType> OF_OTHERS = EnumSet.of(ASSISTANCE, DISPUTE);

    private final String title;

    WishType(String title) {
        this.title = title;
    }

    /** @return the form used in JSON and in the database */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether its author may let others see it */
    public boolean mayBePublic() {
        return !OF_OTHERS.contains(this);
    }

    /** @return null where no type has this form */
    public static WishType ofWire(String wire) {
        return Arrays.stream(values())
                .filter(type -> type.wire().equals(wire))
                .findFirst()
                .orElse(null);
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }
}
