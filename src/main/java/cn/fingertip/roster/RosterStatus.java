package cn.fingertip.roster;

import cn.fingertip.kernel.Problem;
import java.util.Locale;
import java.util.Set;

/** The life of one roster version; this enum alone says which moves are legal. */
public enum RosterStatus {
    DRAFT("草稿"),
    SUBMITTED("待审核"),
    REVIEWED("待保密审查"),
    CLEARED("待公布"),
    PUBLISHED("已公布"),
    /** Taken back after publication; the public is told why. */
    WITHDRAWN("已撤回"),
    /** A later version was published in its place. */
    SUPERSEDED("已更正");

    private final String title;

    RosterStatus(String title) {
        this.title = title;
    }

    /** @return what may come next; a return to the author is a move to {@link #DRAFT} */
    public Set<RosterStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(SUBMITTED);
            case SUBMITTED -> Set.of(REVIEWED, DRAFT);
            case REVIEWED -> Set.of(CLEARED, DRAFT);
            case CLEARED -> Set.of(PUBLISHED, DRAFT);
            case PUBLISHED -> Set.of(WITHDRAWN, SUPERSEDED);
            case WITHDRAWN, SUPERSEDED -> Set.of();
        };
    }

    /**
     * @return {@code target}
     * @throws Problem 409 {@code roster-move-illegal} where this state does not lead there
     */
    public RosterStatus to(RosterStatus target) {
        if (!next().contains(target)) {
            throw Problem.conflict(
                    "roster-move-illegal",
                    "当前状态不能这样办理",
                    "这份清册现在是“" + title + "”,不能变为“" + target.title + "”。请刷新后查看最新状态。");
        }
        return target;
    }

    /**
     * What is done to a published version that stays published.
     *
     * @throws Problem 409 {@code roster-move-illegal} where the public does not read this version
     */
    void requirePublished() {
        if (this != PUBLISHED) {
            throw Problem.conflict(
                    "roster-move-illegal", "当前状态不能这样办理", "这份清册现在是“" + title + "”,还没有公布或不再公布。请刷新后查看最新状态。");
        }
    }

    /** @return whether it is still on its way to publication; a roster has at most one such version */
    public boolean open() {
        return this == DRAFT || this == SUBMITTED || this == REVIEWED || this == CLEARED;
    }

    /** @return the form used in JSON and in the database */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }

    static RosterStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
