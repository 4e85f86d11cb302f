package cn.fingertip.roster.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** 公开渠道: where a roster is to be seen. Public, because the contract reads the wire form from it. */
public enum Channel {
    /** 网: this platform; there from publication on. */
    WEB,
    /** 微: an article of the public account, which staff say they sent. */
    WECHAT,
    /** 栏: the board of every village with lines in the roster, shown by a photo. */
    BOARD;

    /** @return the form used in JSON */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where there is no such channel */
    @JsonCreator
    static Channel of(String wire) {
        return Arrays.stream(values())
                .filter(channel -> channel.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such channel: " + wire));
    }
}
