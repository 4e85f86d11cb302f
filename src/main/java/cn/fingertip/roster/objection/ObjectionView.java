package cn.fingertip.roster.objection;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An objection and its answer, as the villager who made it sees it. */
@Schema(name = "Objection", description = "本人提出的异议及答复")
public record ObjectionView(
        @NotNull String id,
        @NotNull String rosterId,
        @Schema(description = "有异议的明细序号") Integer line,
        @NotNull ObjectionKind kind,
        @NotNull String text,

        @Schema(
                description = "open 待答复;answered 已答复",
                enumeration = {"open", "answered"})
        @NotNull
        String status,

        @NotNull Instant createdAt,
        @Schema(description = "答复期限(含当日);该年工作日历未载入时没有") LocalDate dueOn,

        @Schema(
                description = "核查结果:upheld 成立;partly 部分成立;rejected 不成立;答复前没有",
                enumeration = {"upheld", "partly", "rejected"})
        ObjectionOutcome outcome,

        @Schema(description = "成立的异议在第几版更正;更正公布前没有", examples = "2")
        Integer correctedIn,

        @Schema(description = "答复") String answer,
        Instant answeredAt) {}
