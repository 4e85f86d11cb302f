package cn.fingertip.roster.objection.answer;

import cn.fingertip.roster.objection.ObjectionKind;
import cn.fingertip.roster.objection.ObjectionOutcome;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An objection as the staff who answer it see it. */
@Schema(name = "StaffObjection", description = "异议(工作人员视图)")
public record StaffObjectionView(
        @NotNull String id,
        @NotNull String rosterId,

        @Schema(description = "提出异议时公布的版本号", examples = "1") int version,

        @Schema(description = "有异议的明细序号") Integer line,
        @NotNull ObjectionKind kind,
        @NotNull String text,
        @Schema(description = "联系方式") String contact,

        @Schema(
                description = "open 待答复;answered 已答复",
                enumeration = {"open", "answered"})
        @NotNull
        String status,

        @NotNull Instant createdAt,
        @Schema(description = "答复期限(含当日);该年工作日历未载入时没有") LocalDate dueOn,

        @Schema(description = "未答复且已超过期限") boolean late,

        @Schema(
                description = "核查结果:upheld 成立;partly 部分成立;rejected 不成立;答复前没有",
                enumeration = {"upheld", "partly", "rejected"})
        ObjectionOutcome outcome,

        @Schema(description = "成立的异议在第几版更正;更正公布前没有", examples = "2")
        Integer correctedIn,

        String answer,
        Instant answeredAt) {}
