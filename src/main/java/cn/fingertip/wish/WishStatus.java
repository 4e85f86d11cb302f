package cn.fingertip.wish;

import cn.fingertip.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** The life of a wish; this enum alone says which moves are legal. The last three are ends, each another one. */
public enum WishStatus {
    SUBMITTED("待接单"),
    /** Sent back with the reason and to whom: an office above may take it. */
    RETURNED("已退回"),
    ACCEPTED("已接单"),
    IN_PROGRESS("办理中"),
    DONE("已办结,待评价"),
    /** The villager rated it, or kept silent for the time allowed. */
    CONFIRMED("已确认"),
    /** The villager was not content. */
    REOPENED("已重开"),
    CLOSED_UNRESOLVED("未能解决,已关闭"),
    NOT_OURS("不属办理范围"),
    DUPLICATE("重复事项");

    private final String title;

    WishStatus(String title) {
        this.title = title;
    }

    /** @return what may come next */
    public Set<WishStatus> next() {
        return switch (this) {
            case SUBMITTED -> Set.of(ACCEPTED, RETURNED, CLOSED_UNRESOLVED, NOT_OURS, DUPLICATE);
            case RETURNED -> Set.of(ACCEPTED, CLOSED_UNRESOLVED, NOT_OURS, DUPLICATE);
            case ACCEPTED -> Set.of(IN_PROGRESS, CLOSED_UNRESOLVED, NOT_OURS, DUPLICATE);
            case IN_PROGRESS -> Set.of(DONE, CLOSED_UNRESOLVED, NOT_OURS, DUPLICATE);
            case DONE -> Set.of(CONFIRMED, REOPENED);
            case CONFIRMED -> Set.of(REOPENED);
            case REOPENED -> Set.of(IN_PROGRESS, CLOSED_UNRESOLVED);
            case CLOSED_UNRESOLVED, NOT_OURS, DUPLICATE -> Set.of();
        };
    }

    /**
     * @return {@code target}
     * @throws Problem 409 {@code wish-move-illegal} where this state does not lead there
     */
    public WishStatus to(WishStatus target) {
        if (!next().contains(target)) {
            throw Problem.conflict(
                    "wish-move-illegal", "当前状态不能这样办理", "这件心愿现在是“" + title + "”,不能变为“" + target.title + "”。请刷新后查看最新状态。");
        }
        return target;
    }

    /** @return whether it waits to be taken on */
    public boolean waiting() {
        return this == SUBMITTED || this == RETURNED;
    }

    /** @return whether somebody has it in hand */
    public boolean inHand() {
        return this == ACCEPTED || this == IN_PROGRESS || this == REOPENED;
    }

    /** @return the form used in JSON and in the database, {@code "in-progress"} */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }

    /** @return null where no status has this form */
    public static WishStatus ofWire(String wire) {
        for (WishStatus status : values()) {
            if (status.wire().equals(wire)) {
                return status;
            }
        }
        return null;
    }
}
