package cn.fingertip.notify.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a user said to a template, in WeChat's words. */
public enum ConsentAnswer {
    ACCEPT("accept"),
    ACCEPT_WITH_AUDIO("acceptWithAudio"),
    ACCEPT_WITH_ALERT("acceptWithAlert"),
    /** Also where the user chose long ago never to be asked again. */
    REJECT("reject"),
    /** WeChat has barred the template. */
    BAN("ban"),
    /** WeChat left the template out, for one of the same name was in the list. */
    FILTER("filter");

    private final String wire;

    ConsentAnswer(String wire) {
        this.wire = wire;
    }

    @JsonValue
    public String wire() {
        return wire;
    }

    @JsonCreator
    static ConsentAnswer of(String wire) {
        return Arrays.stream(values())
                .filter(answer -> answer.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such result"));
    }

    boolean agrees() {
        return this == ACCEPT || this == ACCEPT_WITH_AUDIO || this == ACCEPT_WITH_ALERT;
    }

    /** @return whether the user said anything */
    boolean decides() {
        return agrees() || this == REJECT;
    }
}
