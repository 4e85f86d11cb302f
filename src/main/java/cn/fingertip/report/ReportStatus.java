package cn.fingertip.report;

import cn.fingertip.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a report; this enum alone says which moves are legal. A report that {@link Report#passUp passes} to the
 * office above begins a new one there, and a duplicate that it leaves behind untold {@link Report#oweResult goes back}.
 */
public enum ReportStatus {
    RECEIVED("已收到"),
    ACCEPTED("已受理"),
    /** 转办: another office's matter; the reporter is told whose. */
    NOT_OURS("已转办"),
    REJECTED("不予受理"),
    INVESTIGATING("核查中"),
    CONCLUDED("已办结"),
    ARCHIVED("已归档");

    private final String title;

    ReportStatus(String title) {
        this.title = title;
    }

    /** @return what may come next; a plain matter is concluded without an investigation being opened */
    public Set<ReportStatus> next() {
        return switch (this) {
            case RECEIVED -> Set.of(ACCEPTED, NOT_OURS, REJECTED);
            case ACCEPTED -> Set.of(INVESTIGATING, CONCLUDED);
            case INVESTIGATING -> Set.of(CONCLUDED);
            case NOT_OURS, REJECTED, CONCLUDED -> Set.of(ARCHIVED);
            case ARCHIVED -> Set.of();
        };
    }

    /** @return whether nothing is left to do but to archive and, after some years, to destroy it */
    public boolean isEnd() {
        return switch (this) {
            case RECEIVED, ACCEPTED, INVESTIGATING -> false;
            case NOT_OURS, REJECTED, CONCLUDED, ARCHIVED -> true;
        };
    }

    /**
     * @return {@code target}
     * @throws Problem 409 {@code report-move-illegal} where this state does not lead there
     */
    public ReportStatus to(ReportStatus target) {
        if (!next().contains(target)) {
            throw Problem.conflict(
                    "report-move-illegal",
                    "当前状态不能这样办理",
                    "这件举报现在是“" + title + "”,不能变为“" + target.title + "”。请刷新后查看最新状态。");
        }
        return target;
    }

    /** @return the form used in JSON and in the database */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return Chinese, for people */
    public String title() {
        return title;
    }

    /** @return empty where there is no such state */
    public static Optional<ReportStatus> of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst();
    }
}
