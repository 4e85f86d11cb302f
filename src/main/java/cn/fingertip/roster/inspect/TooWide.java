package cn.fingertip.roster.inspect;

import cn.fingertip.kernel.Problem;
import java.sql.SQLException;

/** What a query that ran out of time is answered. */
public final class TooWide {
    /** PostgreSQL's query_canceled. */
    private static final String CANCELLED = "57014";

    private TooWide() {}

    /** @return 422 {@code inspection-too-wide} where time ran out, the failure itself otherwise */
    public static RuntimeException of(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
                return Problem.rule(
                        "inspection-too-wide", "查询范围太大", "这次查询要翻阅的明细太多,没有在规定时间内完成。请选择一个乡镇或村、一个补贴项目,或缩小年度范围。");
            }
        }
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("a look into rosters failed", failure);
    }
}
