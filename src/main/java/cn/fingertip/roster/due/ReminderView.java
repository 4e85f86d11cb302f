package cn.fingertip.roster.due;

import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reminder as staff see it. */
@Schema(name = "RosterReminder", description = "提醒:期限临近或已过")
record ReminderView(
        @Schema(
                description = "objection-answer 异议答复期限临近;objection-answer-late 异议答复逾期;"
                        + "roster-finalize 公示期满待办结;roster-finalize-late 办结逾期",
                enumeration = {"objection-answer", "objection-answer-late", "roster-finalize", "roster-finalize-late"})
        @NotNull
        String kind,

        @NotNull String rosterId,
        @Schema(description = "清册标题") @NotNull String title,
        @NotNull CodeName region,
        @Schema(description = "异议编号;办结提醒没有") String objectionId,
        @Schema(description = "提醒时推算的期限") @NotNull LocalDate dueOn,
        @Schema(description = "提醒的时刻") @NotNull Instant at,
        @Schema(description = "是否已经办理") boolean settled) {}
