package cn.fingertip.notify.message;

import java.util.Arrays;
import java.util.Locale;

/** What may fill a field of a template. */
enum NoticeValue {
    /** The kind's one sentence. */
    TEXT,
    /** Of a wish, as its author was told it. */
    NUMBER,
    /** In two to five Chinese characters. */
    STATE,
    /** The day on which it happened, in China. */
    DATE,
    /** The same with hour and minute. */
    TIME;

    /** @throws IllegalArgumentException where there is none of this name */
    static NoticeValue of(String setting) {
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is named " + setting));
    }
}
