package cn.fingertip.wish;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a villager may wish for. */
public enum WishType {
    REPAIR("设施维修"),
    CERTIFICATE("证明办理"),
    ASSISTANCE("困难帮扶"),
    DISPUTE("矛盾调解"),
    OTHER("其他");

    private final String title;

    WishType(String title) {
        this.title = title;
    }

    /** @return the form used in JSON and in the database */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }
}
