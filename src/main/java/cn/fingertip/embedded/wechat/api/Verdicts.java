package cn.fingertip.embedded.wechat.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a content check finds: what is told beforehand, or else by the words that stand in it. */
public final class Verdicts {

    private static final String RISKY = "违禁示例";
    private static final String REVIEW = "复核示例";

    private final AtomicReference<String> next = new AtomicReference<>();

    /** What the next check finds, whatever it is given: {@code pass}, {@code review} or {@code risky}. */
    public void next(String suggest) {
        if (!suggest.matches("pass|review|risky")) {
            throw new IllegalArgumentException("one of pass, review, risky is needed");
        }
        next.set(suggest);
    }

    /** What was told beforehand is forgotten. */
    public void reset() {
        next.set(null);
    }

    Map<String, Object> of(String text) {
        var suggest = Optional.ofNullable(next.getAndSet(null)).orElseGet(() -> byWords(text));
        // 100 is normal, 20006 unlawful, 21000 other.
        var label = switch (suggest) {
            case "risky" -> 20006;
            case "review" -> 21000;
            default -> 100;
        };
        return Map.of("suggest", suggest, "label", label);
    }

    private static String byWords(String text) {
        if (text.contains(RISKY)) {
            return "risky";
        }
        return text.contains(REVIEW) ? "review" : "pass";
    }
}
