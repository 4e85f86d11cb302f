package cn.fingertip.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an investigation found. */
public enum Finding {
    CONFIRMED("反映属实"),
    PARTLY("部分属实"),
    NOT_FOUND("未发现问题"),
    /** Found only after acceptance; before it, a report is transferred. */
    NOT_OURS("不属于本单位职责");

    private final String title;

    Finding(String title) {
        this.title = title;
    }

    /** @return the form used in JSON */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }

    /** @return empty where there is no such finding */
    public static Optional<Finding> of(String wire) {
        return Arrays.stream(values())
                .filter(finding -> finding.wire().equals(wire))
                .findFirst();
    }
}
