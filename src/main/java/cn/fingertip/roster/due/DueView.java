package cn.fingertip.roster.due;

import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to be done, with its deadline. */
@Schema(name = "RosterDue", description = "待办:异议待答复,或公示期满待办结")
record DueView(
        @Schema(
                description = "objection-answer 异议待答复;roster-finalize 公示期满待办结",
                enumeration = {"objection-answer", "roster-finalize"})
        @NotNull
        DueKind kind,

        @NotNull String rosterId,

        @Schema(description = "清册标题", examples = "2025年石城县琴江镇耕地地力保护补贴发放清册") @NotNull
        String title,

        @NotNull CodeName region,
        @Schema(description = "异议编号;待办结的没有") String objectionId,
        @Schema(description = "有异议的明细序号") Integer line,
        @Schema(description = "收到异议或公示期满的时刻") Instant since,

        @Schema(description = "办理期限(含当日);该年工作日历未载入时没有") @NotNull
        LocalDate dueOn,

        @Schema(description = "是否已超过期限") boolean late) {}
